package dev.dyno.contracts.gateway;

import java.net.InetAddress;

/**
 * Where a gateway listens, and for how many.
 *
 * @param address what it listens on
 * @param reach whether it may be reached from other machines
 * @param port the port, or 0 for any that is free
 * @param connectionsMax how many clients at a time, {@code 1..1024}
 * @param sendBytes how much may wait for one client to read it, {@code 2^10..2^24}
 */
public record GatewaySpec(
        InetAddress address, Reach reach, int port, int connectionsMax, int sendBytes) {
    private static final int PORT_MAX = 65_535;
    private static final int CONNECTIONS_MAX = 1_024;
    private static final int SEND_BYTES_MIN = 1 << 10;
    private static final int SEND_BYTES_MAX = 1 << 24;

    /** Who can reach a gateway. There is neither secrecy nor a password in the protocol. */
    public enum Reach {
        /** Programs on this machine. */
        LOOPBACK,
        /** Whoever can reach the address. */
        NETWORK
    }

    /** Checks the ranges, and that nobody opens a gateway to the network without saying so. */
    public GatewaySpec {
        if (reach == Reach.LOOPBACK && !address.isLoopbackAddress()) {
            throw new IllegalArgumentException(
                    address.getHostAddress()
                            + " can be reached from other machines; choose a loopback address, or"
                            + " say that the network may reach it");
        }
        check("port", port, 0, PORT_MAX);
        check("connectionsMax", connectionsMax, 1, CONNECTIONS_MAX);
        check("sendBytes", sendBytes, SEND_BYTES_MIN, SEND_BYTES_MAX);
    }

    private static void check(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    "%s is %d, which is outside %d..%d".formatted(name, value, least, most));
        }
    }

    /** Returns a gateway for programs on this machine, on any free port. */
    public static GatewaySpec loopback(int connectionsMax) {
        return new GatewaySpec(
                InetAddress.getLoopbackAddress(), Reach.LOOPBACK, 0, connectionsMax, 1 << 16);
    }
}
