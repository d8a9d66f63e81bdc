package dev.dyno.peers.jvector;

import dev.dyno.contracts.Availability;
import dev.dyno.contracts.Catalogue;
import dev.dyno.contracts.cosine.CosineCapability;
import dev.dyno.contracts.cosine.CosineKernel;
import dev.dyno.contracts.cosine.CosineKernelFactory;
import dev.dyno.contracts.cosine.CosineSpec;
import java.util.Set;
import java.util.function.Function;

/** The catalogue's lines for JVector. */
public final class JvectorKernels {
    private JvectorKernels() {}

    /** Adds the kernels. */
    public static void addTo(Catalogue<CosineKernelFactory> catalogue) {
        // Lambdas, so that the jar is needed when a kernel is made, and not right here.
        catalogue.peer(
                PanamaJvectorKernel.class, new Factory(spec -> new PanamaJvectorKernel(spec)));
        catalogue.peer(
                NativeJvectorKernel.class,
                new Factory(spec -> new NativeJvectorKernel(spec)),
                JvectorKernels::nativeAvailability);
    }

    private static Availability nativeAvailability() {
        String system = System.getProperty("os.name", "");
        String processor = System.getProperty("os.arch", "");
        return system.equals("Linux") && processor.equals("amd64")
                ? Availability.USABLE
                : Availability.unusable(
                        "the jar carries a library for Linux on amd64, and this is "
                                + system
                                + " on "
                                + processor);
    }

    private record Factory(Function<CosineSpec, CosineKernel> makes)
            implements CosineKernelFactory {
        @Override
        public CosineKernel create(CosineSpec spec) {
            return makes.apply(spec);
        }

        @Override
        public Set<CosineCapability> capabilities() {
            return Set.of(CosineCapability.NOT_A_NUMBER);
        }
    }
}
