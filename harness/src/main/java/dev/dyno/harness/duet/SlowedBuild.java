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
 * A build that can be slowed, for the positive control. JMH generates for each benchmark a class
 * whose stubs note the start of an iteration and then call the benchmark in a loop; copies of these
 * classes, in front of the build's class path, call {@link Slowdown#dose} right after the start.
 */
public final class SlowedBuild {
    private static final String GENERATED = "_jmhTest.class";
    private static final String STUB = "_jmhStub";
    private static final String START_FIELD = "startTime";
    private static final ClassDesc SLOWDOWN = ClassDesc.of(Slowdown.class.getName());

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
        CodeTransform afterStart =
                (code, element) -> {
                    code.with(element);
                    if (element instanceof FieldInstruction field
                            && field.opcode() == Opcode.PUTFIELD
                            && field.name().equalsString(START_FIELD)) {
                        code.invokestatic(
                                SLOWDOWN, "dose", MethodTypeDesc.of(ConstantDescs.CD_void));
                        places[0]++;
                    }
                };
        ClassModel model = classFiles.parse(bytes);
        return classFiles.transformClass(
                model,
                ClassTransform.transformingMethodBodies(
                        method -> method.methodName().stringValue().endsWith(STUB), afterStart));
    }
}
