package dev.dyno.workloads.matching;

import dev.dyno.contracts.matching.ExecutionReport;
import dev.dyno.contracts.matching.ReportType;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Writes execution reports in the open interchange format's canonical text and computes its
 * SHA-256: one line per report, lines joined by a line feed, stable-sorted by sequence and then by
 * report type. Ids are unsigned.
 *
 * <pre>
 *  0,seq,side,order id,price,quantity           accepted
 *  1,seq,price,quantity,maker id,taker id       trade
 *  2,seq,side,order id,price                    cancelled
 *  3,seq,side,order id,price,quantity           modified
 *  4,seq,order id                               cancel rejected
 *  5,seq,order id                               modify rejected
 * </pre>
 *
 * Sequences must not fall, so that sorting needs the reports of one command only; nothing else is
 * held but one buffer. Not safe for use by several threads.
 */
public final class CanonicalReports {
    private static final int LINE_BYTES_MAX = 160;
    private static final int BUFFER_BYTES = 1 << 16;
    private static final int DIGITS_MAX = 20;

    private final OutputStream out;
    private final MessageDigest sha256;
    private final ExecutionReport report = new ExecutionReport();
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private final byte[] digits = new byte[DIGITS_MAX];
    private int size;
    private long lines;

    /** Creates a writer to a stream, which may be a null stream; the stream is not closed. */
    public CanonicalReports(OutputStream out) {
        this.out = out;
        try {
            this.sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    /**
     * Writes the reports of whole commands in the order of emission.
     *
     * @param reports {@link ExecutionReport#WORDS} words each
     * @param count how many there are
     * @throws IllegalArgumentException if one is of a type that the format does not have
     * @throws IOException if the stream fails
     */
    public void write(long[] reports, int count) throws IOException {
        int first = 0;
        while (first < count) {
            long sequence = reports[first * ExecutionReport.WORDS];
            int end = first + 1;
            while (end < count && reports[end * ExecutionReport.WORDS] == sequence) {
                end++;
            }
            writeCommand(reports, first, end);
            first = end;
        }
    }

    private void writeCommand(long[] reports, int first, int end) throws IOException {
        int written = 0;
        for (int type = ReportType.ACCEPTED; type <= ReportType.REPLACE_REJECTED; type++) {
            for (int index = first; index < end; index++) {
                if (report.wrap(reports, index * ExecutionReport.WORDS).type() == type) {
                    writeLine(type);
                    written++;
                }
            }
        }
        if (written < end - first) {
            throw new IllegalArgumentException(
                    "a report of sequence "
                            + reports[first * ExecutionReport.WORDS]
                            + " is of a type that the text format does not have");
        }
    }

    private void writeLine(int type) throws IOException {
        if (size + LINE_BYTES_MAX > BUFFER_BYTES) {
            flush();
        }
        if (lines++ > 0) {
            buffer[size++] = '\n';
        }
        buffer[size++] = (byte) ('0' + type);
        unsigned(report.sequence());
        switch (type) {
            case ReportType.TRADE -> {
                signed(report.priceTicks());
                unsigned(report.quantity());
                unsigned(report.makerOrderId());
                unsigned(report.orderId());
            }
            case ReportType.CANCEL_REJECTED, ReportType.REPLACE_REJECTED ->
                    unsigned(report.orderId());
            default -> {
                unsigned(report.side());
                unsigned(report.orderId());
                signed(report.priceTicks());
                if (type != ReportType.CANCELLED) {
                    unsigned(report.quantity());
                }
            }
        }
    }

    private void signed(long value) {
        buffer[size++] = ',';
        if (value < 0) {
            buffer[size++] = '-';
        }
        decimal(Math.abs(value));
    }

    private void unsigned(long value) {
        buffer[size++] = ',';
        decimal(value);
    }

    private void decimal(long value) {
        long rest = value;
        int start = DIGITS_MAX;
        do {
            long quotient = Long.divideUnsigned(rest, 10);
            digits[--start] = (byte) ('0' + (rest - quotient * 10));
            rest = quotient;
        } while (rest != 0);
        System.arraycopy(digits, start, buffer, size, DIGITS_MAX - start);
        size += DIGITS_MAX - start;
    }

    private void flush() throws IOException {
        sha256.update(buffer, 0, size);
        out.write(buffer, 0, size);
        size = 0;
    }

    /** Returns how many lines were written. */
    public long lines() {
        return lines;
    }

    /**
     * Writes what is still buffered and returns the digest of all text in hexadecimal; to be called
     * once, at the end.
     *
     * @throws IOException if the stream fails
     */
    public String finish() throws IOException {
        flush();
        out.flush();
        return HexFormat.of().formatHex(sha256.digest());
    }
}
