package dev.dyno.harness.tidy;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** The methods and constructors of source files, as javac parses them. */
final class JavaMethods {
    /**
     * One method.
     *
     * @param firstLine from 1; that of its first annotation or modifier
     * @param lines from there to its last brace
     */
    record Method(Path file, String name, int firstLine, int lines) {}

    private JavaMethods() {}

    /**
     * Parses files, all by one compiler, since starting one costs more than parsing.
     *
     * @param sources the text of each file; what does not parse has no methods
     */
    static List<Method> of(Map<Path, String> sources) {
        List<Source> units = new ArrayList<>();
        sources.forEach((file, text) -> units.add(new Source(file, text)));
        JavacTask task =
                (JavacTask)
                        ToolProvider.getSystemJavaCompiler()
                                .getTask(null, null, _ -> {}, List.of("-proc:none"), null, units);
        List<Method> methods = new ArrayList<>();
        SourcePositions positions = Trees.instance(task).getSourcePositions();
        try {
            for (CompilationUnitTree unit : task.parse()) {
                unit.accept(new Collector(unit, positions), methods);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return methods;
    }

    private static final class Collector extends TreeScanner<@Nullable Void, List<Method>> {
        private final CompilationUnitTree unit;
        private final SourcePositions positions;

        Collector(CompilationUnitTree unit, SourcePositions positions) {
            this.unit = unit;
            this.positions = positions;
        }

        @Override
        public @Nullable Void visitMethod(MethodTree method, List<Method> methods) {
            LineMap lines = unit.getLineMap();
            long first = lines.getLineNumber(positions.getStartPosition(unit, method));
            long last = lines.getLineNumber(positions.getEndPosition(unit, method));
            methods.add(
                    new Method(
                            Path.of(unit.getSourceFile().toUri().getPath().substring(1)),
                            method.getName().toString(),
                            Math.toIntExact(first),
                            Math.toIntExact(last - first + 1)));
            return super.visitMethod(method, methods);
        }
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(Path file, String text) {
            super(URI.create("string:///" + name(file)), JavaFileObject.Kind.SOURCE);
            this.text = text;
        }

        private static String name(Path file) {
            return file.toString().replace('\\', '/');
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
