package dev.dyno.workloads.pool.program;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyno.workloads.pool.program.UnbalancedTree.Counts;
import dev.dyno.workloads.pool.program.UnbalancedTree.Sample;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The sample trees, counted here and not taken from their authors' list as a workload does. */
final class UnbalancedTreeTest {
    @ParameterizedTest
    @CsvSource({"T1, 10, 4130071, 3305118", "T5, 20, 4147582, 2181318"})
    void sampleTreesHaveAsManyNodesAsTheirAuthorsPublish(
            Sample sample, int levels, long nodes, long leaves) {
        UnbalancedTree tree = new UnbalancedTree(sample, levels);
        assertThat(tree.countAlone()).isEqualTo(new Counts(nodes, leaves));
        assertThat(tree.answer()).isEqualTo(nodes);
        assertThat(tree.tasks()).isEqualTo(leaves);
    }
}
