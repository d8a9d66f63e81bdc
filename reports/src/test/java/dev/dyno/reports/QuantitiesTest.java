package dev.dyno.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyno.reports.text.Quantities;
import org.junit.jupiter.api.Test;

final class QuantitiesTest {
    @Test
    void figuresCarryThreeDigitsAndAUnit() {
        assertThat(Quantities.nanos(4_100)).isEqualTo("4.10 µs");
        assertThat(Quantities.nanos(999.7)).isEqualTo("1.00 µs");
        assertThat(Quantities.nanos(0)).isEqualTo("0 ns");
        assertThat(Quantities.nanos(83.04)).isEqualTo("83.0 ns");
        assertThat(Quantities.magnitude(12_345_678)).isEqualTo("12.3 M");
        assertThat(Quantities.magnitude(999_900)).isEqualTo("1.00 M");
        assertThat(Quantities.bytes(49_152)).isEqualTo("48.0 KiB");
        assertThat(Quantities.bytes(24)).isEqualTo("24 B");
        assertThat(Quantities.bytes(0.25)).isEqualTo("0.250 B");
    }

    @Test
    void ratiosAndSharesKeepWhatDecides() {
        assertThat(Quantities.ratio(3.406)).isEqualTo("3.41×");
        assertThat(Quantities.ratioInterval(0.994, 1.006)).isEqualTo("[0.99, 1.01]");
        assertThat(Quantities.ratio(123.4)).isEqualTo("123×");
        assertThat(Quantities.share(0.96875)).isEqualTo("96.9 %");
        assertThat(Quantities.share(0.00001)).isEqualTo("< 0.01 %");
        assertThat(Quantities.share(1)).isEqualTo("100 %");
        assertThat(Quantities.percentile(99.9)).isEqualTo("p99.9");
    }

    @Test
    void whatIsNotANumberIsSaid() {
        assertThat(Quantities.nanos(Double.POSITIVE_INFINITY)).contains("∞");
        assertThat(Quantities.magnitude(Double.NaN)).contains("not a number");
    }
}
