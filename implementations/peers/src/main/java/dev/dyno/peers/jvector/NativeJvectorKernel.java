package dev.dyno.peers.jvector;

import dev.dyno.contracts.Implementation;
import dev.dyno.contracts.cosine.CosineSpec;

/** By the native library that the jar carries. */
@Implementation(
        id = "jvector-native",
        summary = "JVector's utilities over memory segments, by its native library.",
        requiresClasses = "io.github.jbellis.jvector.vector.VectorUtil",
        requiresModules = "jdk.incubator.vector",
        artifact = "io.github.jbellis:jvector")
final class NativeJvectorKernel extends JvectorKernel {
    NativeJvectorKernel(CosineSpec spec) {
        super(spec, "io.github.jbellis.jvector.vector.NativeVectorizationProvider");
    }
}
