package dev.dyno.contracts.gateway;

/** Opens gateways of one implementation. */
@FunctionalInterface
public interface GatewayFactory {
    /** The id of the contract in catalogues, results and on the command line. */
    String CONTRACT = "gateway";

    /**
     * Opens a gateway; when this returns, clients can connect.
     *
     * @throws java.io.UncheckedIOException if the address or the port cannot be had
     */
    Gateway open(GatewaySpec spec, GatewayHandler handler);
}
