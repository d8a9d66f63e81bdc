package dev.dyno.peers.jvector;

import dev.dyno.contracts.Implementation;
import dev.dyno.contracts.cosine.CosineSpec;

/** By the Vector API. */
@Implementation(
        id = "jvector-panama",
        summary = "JVector's utilities over float arrays, by the Vector API.",
        requiresClasses = "io.github.jbellis.jvector.vector.VectorUtil",
        requiresModules = "jdk.incubator.vector",
        artifact = "io.github.jbellis:jvector")
final class PanamaJvectorKernel extends JvectorKernel {
    PanamaJvectorKernel(CosineSpec spec) {
        super(spec, "io.github.jbellis.jvector.vector.PanamaVectorizationProvider");
    }
}
