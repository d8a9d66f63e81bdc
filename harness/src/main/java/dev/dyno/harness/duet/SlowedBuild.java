package dev.dyno.harness.duet;

import dev.dyno.duet.Slowdown;
import dev.dyno.harness.usage.ExitCode;
import dev.dyno.harness.usage.UserError;
import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A build that can be slowed, for the positive control and for calibrations. JMH generates for each
 * benchmark a class whose stubs read the clock, call the benchmark in a loop, and read the clock
 * again; copies of these classes, in front of the build's class path, call {@link Slowdown#begin}
 * after the first reading, and {@link Slowdown#dose} before a last one.
 */
public final class SlowedBuild {
    private static final String GENERATED = "_jmhTest.class";
    private static final String STUB = "_jmhStub";
    private static final String START_FIELD = "startTime";
    private static final String STOP_FIELD = "stopTime";
    private static final ClassDesc SLOWDOWN = ClassDesc.of(Slowdown.class.getName());
    private static final ClassDesc SYSTEM = ClassDesc.of(System.class.getName());
    private static final MethodTypeDesc NOTHING = MethodTypeDesc.of(ConstantDescs.CD_void);
    private static final MethodTypeDesc READ_CLOCK = MethodTypeDesc.of(ConstantDescs.CD_long);

    private SlowedBuild() {}

    /**
     * Returns a build that can be slowed.
     *
     * @param folder an empty one, which must outlive the build
     * @throws UserError if the build has no classes of the form that JMH generates
     */
    public static Build of(Build build, Path folder) throws IOException {
        List<URL> urls = new ArrayList<>();
        for (Path element : build.classPath()) {
            urls.add(element.toUri().toURL());
        }
        int rewritten = 0;
        try (URLClassLoader loader = new URLClassLoader(urls.toArray(URL[]::new))) {
            ClassFile classFiles =
                    ClassFile.of(
                            ClassFile.ClassHierarchyResolverOption.of(
                                    ClassHierarchyResolver.ofResourceParsing(loader)));
            for (Path element : build.classPath()) {
                if (Files.isDirectory(element)) {
                    rewritten += rewrite(element, folder, classFiles);
                } else {
                    try (FileSystem jar = FileSystems.newFileSystem(element)) {
                        rewritten += rewrite(jar.getPath("/"), folder, classFiles);
                    }
                }
            }
        }
        if (rewritten == 0) {
            throw new UserError(
                    ExitCode.USAGE,
                    build.label()
                            + " cannot be slowed: JMH generated its benchmarks in an unknown form;"
                            + " leave --positive-control out");
        }
        List<Path> classPath = new ArrayList<>(List.of(folder));
        classPath.addAll(build.classPath());
        return new Build(build.label(), classPath, build.parameters(), build.gitCommit());
    }

    private static int rewrite(Path root, Path folder, ClassFile classFiles) throws IOException {
        List<Path> generated;
        try (Stream<Path> files = Files.walk(root)) {
            generated = files.filter(file -> file.toString().endsWith(GENERATED)).toList();
        }
        int rewritten = 0;
        for (Path file : generated) {
            byte[] bytes;
            try (InputStream in = Files.newInputStream(file)) {
                bytes = in.readAllBytes();
            }
            int[] places = {0};
            byte[] slowed = slowed(classFiles, bytes, places);
            if (places[0] > 0) {
                Path copy = folder.resolve(root.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.write(copy, slowed);
                rewritten++;
            }
        }
        return rewritten;
    }

    private static byte[] slowed(ClassFile classFiles, byte[] bytes, int[] places) {
        CodeTransform aroundLoop =
                (code, element) -> {
                    if (stores(element, STOP_FIELD)) {
                        // The time that was read before the dose is read again behind it.
                        code.pop2();
                        code.invokestatic(SLOWDOWN, "dose", NOTHING);
                        code.invokestatic(SYSTEM, "nanoTime", READ_CLOCK);
                        places[0]++;
                    }
                    code.with(element);
                    if (stores(element, START_FIELD)) {
                        code.invokestatic(SLOWDOWN, "begin", NOTHING);
                    }
                };
        ClassModel model = classFiles.parse(bytes);
        return classFiles.transformClass(
                model,
                ClassTransform.transformingMethodBodies(
                        method -> method.methodName().stringValue().endsWith(STUB), aroundLoop));
    }

    private static boolean stores(CodeElement element, String field) {
        return element instanceof FieldInstruction instruction
                && instruction.opcode() == Opcode.PUTFIELD
                && instruction.name().equalsString(field);
    }
}
