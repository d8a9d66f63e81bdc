package dev.dyno.workloads.matching.ring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyno.contracts.matching.ExecutionReport;
import dev.dyno.workloads.SplitMix64;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ReportDigestTest {
    private static final int REPORTS = 60;
    private static final int WORDS = ExecutionReport.WORDS;

    private static List<long[]> reports() {
        SplitMix64 random = new SplitMix64(11);
        List<long[]> reports = new ArrayList<>();
        for (int index = 0; index < REPORTS; index++) {
            long[] words = new long[WORDS];
            ExecutionReport.encode(
                    words,
                    0,
                    index,
                    random.nextInt(9),
                    random.nextLong(100),
                    random.nextLong(100),
                    random.nextLong(1000),
                    random.nextLong(100));
            reports.add(words);
        }
        return reports;
    }

    private static long digest(List<long[]> reports) {
        ReportDigest digest = new ReportDigest();
        reports.forEach(words -> digest.report(words, 0));
        assertThat(digest.count()).isEqualTo(reports.size());
        return digest.value();
    }

    @Test
    void equalStreamsHaveEqualDigestsByEitherWay() {
        ReportDigest byFields = new ReportDigest();
        ExecutionReport report = new ExecutionReport();
        for (long[] words : reports()) {
            report.wrap(words, 0);
            byFields.report(
                    report.sequence(),
                    report.type() | report.side() << 8 | report.reason() << 16,
                    report.orderId(),
                    report.makerOrderId(),
                    report.priceTicks(),
                    report.quantity());
        }
        assertThat(byFields.value()).isEqualTo(digest(reports()));
        byFields.reset();
        assertThat(byFields.value()).isEqualTo(digest(List.of()));
        assertThat(byFields.count()).isZero();
    }

    @Test
    void anyLostOrRepeatedReportShows() {
        long whole = digest(reports());
        for (int index = 0; index < REPORTS; index++) {
            List<long[]> lost = reports();
            lost.remove(index);
            assertThat(digest(lost)).as("without report %d", index).isNotEqualTo(whole);
            List<long[]> repeated = reports();
            repeated.add(index, repeated.get(index));
            assertThat(digest(repeated)).as("report %d twice", index).isNotEqualTo(whole);
        }
    }

    @Test
    void anyTwoSwappedReportsShow() {
        long whole = digest(reports());
        for (int first = 0; first < REPORTS; first++) {
            for (int second = first + 1; second < REPORTS; second++) {
                List<long[]> swapped = reports();
                Collections.swap(swapped, first, second);
                assertThat(digest(swapped)).isNotEqualTo(whole);
            }
        }
    }

    @Test
    void anyChangedBitOfAnyReportShows() {
        long whole = digest(reports());
        for (int index = 0; index < REPORTS; index++) {
            for (int bit = 0; bit < WORDS * Long.SIZE; bit++) {
                List<long[]> changed = reports();
                changed.get(index)[bit / Long.SIZE] ^= 1L << bit;
                assertThat(digest(changed)).as("report %d, bit %d", index, bit).isNotEqualTo(whole);
            }
        }
    }
}
