package dev.dyno.harness.layout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyno.contracts.Catalogues;
import dev.dyno.contracts.Entry;
import dev.dyno.results.model.LayoutResult;
import dev.dyno.results.model.LayoutResult.ClassLayout;
import dev.dyno.results.model.LayoutResult.Field;
import dev.dyno.results.model.LayoutResult.SharedLine;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Where the fields of a domain's classes lie, and whether that is what their writers need.
 *
 * @param contract of the implementations
 * @param writers who writes each field that is not padding; {@link #NOBODY} for what never changes
 */
record FieldPlaces(String contract, Map<String, String> writers) {
    static final String NOBODY = "nobody";

    private static final int LINE_BYTES_MAX = 128;

    /** Returns the maps of an implementation's classes, with ordinary and with compact headers. */
    List<ClassLayout> layouts(String id) throws InterruptedException {
        List<Entry<?>> entries =
                Catalogues.load(FieldPlaces.class.getClassLoader()).entries(contract).stream()
                        .filter(entry -> entry.id().equals(id))
                        .toList();
        LayoutResult result = LayoutProbe.probeAll(entries).getFirst();
        assertThat(result.problem()).isNull();
        return result.classes();
    }

    /** Returns the fields that are not padding, in the order of their places. */
    List<Field> used(ClassLayout layout) {
        return layout.fields().stream().filter(field -> writers.containsKey(field.name())).toList();
    }

    private List<Field> written(ClassLayout layout) {
        return used(layout).stream().filter(field -> !writer(field).equals(NOBODY)).toList();
    }

    private String writer(Field field) {
        return writers.getOrDefault(field.name(), "");
    }

    /** Fails unless fields of different writers are a line apart wherever the object lies. */
    void expectApart(ClassLayout layout) {
        List<Field> fields = used(layout);
        for (Field first : fields) {
            for (Field second : fields) {
                boolean areApart =
                        writer(first).equals(writer(second))
                                || distance(first, second) >= LINE_BYTES_MAX;
                assertThat(areApart)
                        .as("%s: %s and %s", layout.className(), first, second)
                        .isTrue();
            }
        }
    }

    /** Returns how far the nearer ends of two fields lie apart. */
    private static long distance(Field first, Field second) {
        return Math.max(
                second.offsetBytes() - first.offsetBytes() - first.sizeBytes(),
                first.offsetBytes() - second.offsetBytes() - second.sizeBytes());
    }

    /** Fails unless what is written is a line away from both neighbours in the heap. */
    void expectOffTheNeighbours(ClassLayout layout) {
        List<Field> written = written(layout);
        Field last = written.getLast();
        assertThat(written.getFirst().offsetBytes()).isGreaterThanOrEqualTo(LINE_BYTES_MAX);
        assertThat(layout.instanceBytes() - last.offsetBytes() - last.sizeBytes())
                .isGreaterThanOrEqualTo(LINE_BYTES_MAX);
    }

    /** Fails unless all that is written lies on one line of 64 bytes. */
    void expectOneLine(ClassLayout layout) {
        List<String> written = written(layout).stream().map(Field::name).toList();
        assertThat(layout.sharedLines())
                .filteredOn(line -> line.lineBytes() == 64)
                .extracting(SharedLine::fields)
                .anySatisfy(names -> assertThat(names).containsAll(written));
    }

    /** Returns the header's kind and the places of all fields that are not padding. */
    String map(ClassLayout layout) {
        String header = layout.compactHeaders() ? "compact" : "ordinary";
        return used(layout).stream()
                .map(field -> field.name() + "@" + field.offsetBytes())
                .collect(Collectors.joining(" ", header + " ", ""));
    }
}
