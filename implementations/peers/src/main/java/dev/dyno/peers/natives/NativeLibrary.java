package dev.dyno.peers.natives;

import dev.dyno.contracts.Availability;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A library of one C++ source, or the reason why there is none. The only class of this package with
 * native calls, so the only place to audit. Immutable.
 */
final class NativeLibrary {
    private final String prefix;
    private final @Nullable SymbolLookup functions;
    private final String reason;

    private NativeLibrary(String prefix, @Nullable SymbolLookup functions, String reason) {
        this.prefix = prefix;
        this.functions = functions;
        this.reason = reason;
    }

    /**
     * Builds a library if need be, and opens it.
     *
     * @param source the name of the resource
     * @param prefix what all its functions' names begin with
     */
    static NativeLibrary of(String source, String prefix) {
        try {
            return new NativeLibrary(prefix, open(CppCompiler.library(source)), "");
        } catch (CppCompiler.BuildException | RuntimeException failure) {
            return new NativeLibrary(prefix, null, String.valueOf(failure.getMessage()));
        }
    }

    @SuppressWarnings("restricted") // Its initialisers are those of the C++ library.
    private static SymbolLookup open(Path library) {
        return SymbolLookup.libraryLookup(library, Arena.global());
    }

    /** Answers whether the library is there. */
    Availability availability() {
        return functions == null ? Availability.unusable(reason) : Availability.USABLE;
    }

    /** Links a function; where there is no library, one that does nothing and is never called. */
    MethodHandle link(String name, FunctionDescriptor descriptor) {
        return link(name, descriptor, new Linker.Option[0]);
    }

    /**
     * Links a function that is back in a microsecond, so that the JVM need not know of the call.
     */
    MethodHandle linkShort(String name, FunctionDescriptor descriptor) {
        return link(name, descriptor, Linker.Option.critical(false));
    }

    @SuppressWarnings("restricted") // The descriptors are those of the sources.
    private MethodHandle link(
            String name, FunctionDescriptor descriptor, Linker.Option... options) {
        SymbolLookup known = functions;
        if (known == null) {
            return MethodHandles.empty(descriptor.toMethodType());
        }
        return Linker.nativeLinker()
                .downcallHandle(known.findOrThrow(prefix + name), descriptor, options);
    }

    /** Returns what a call threw, as something that can be thrown again. */
    static RuntimeException rethrown(Throwable failure) {
        return failure instanceof RuntimeException known
                ? known
                : new IllegalStateException("a native call could not be made", failure);
    }
}
