package dev.dyno.workloads.matching.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyno.workloads.matching.FlowInput;
import dev.dyno.workloads.matching.FlowPreparation;
import dev.dyno.workloads.matching.FlowPreparation.Prefixes;
import dev.dyno.workloads.matching.MatchingReference;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Equal seeds give equal commands and answers on every machine and Java version. When a flow is
 * changed on purpose these lines change with it, and figures from before do not compare any more.
 */
final class FlowDigestTest {
    private static final int MESSAGES = 4_000;

    private static final Map<String, LongFunction<OrderFlow>> FLOWS = SampleFlows.of(MESSAGES);

    @ParameterizedTest
    @CsvSource({
        "static, 1, 2c67b112393a0feb13c227b4",
        "static, 2, e1379ff933df8a6047335bed",
        "normal, 1, 98efd1053261d6147a4e8c17",
        "normal, 2, 7dfddb3d2c317c276bbaa7f6",
        "swing-25, 1, eabc6e72eb851972cc82a50f",
        "swing-25, 2, 5273133695c5448d783c9491",
        "swing-40, 1, 01a34889cddf30a1b873e5fe",
        "swing-40, 2, 299944159b53eb2571749d57",
        "flash-crash, 1, 4d0290952301bf1b80a10d09",
        "flash-crash, 2, 16f268fb014fafa8fa6953cc",
        "mix, 1, 862202fa2f932c29fd156ff4",
        "mix, 2, 399ff529229a3df13b5a9441",
        "cold-uniform, 1, 67552e18d0f083a1d0210a5d",
        "cold-uniform, 2, f12d56723d6a1e3bb5cc9eb8",
        "cold-books, 1, 947328892259f5287514aa53",
        "cold-books, 2, 854f11bff0ba27637ccf38be",
        "deep-sweep, 1, 398cf6d15b4b119bec80634c",
        "deep-sweep, 2, 1164b3a96bb83ac34825f64a",
        "level-pile, 1, 939b87c84a4b55449b670c1e",
        "level-pile, 2, 6a42ef78649396e1d39e18ad",
        "add-cancel-best, 1, db85644af4d9b3943511a5cf",
        "add-cancel-best, 2, 21648d41a94e31bc21017058",
        "add-cancel-deep, 1, 3ef0ece801512805b22e882f",
        "add-cancel-deep, 2, 2e4c58e02501487dfc8b2cb2",
        "add-take, 1, 92f727a5fbc61a8076ea7151",
        "add-take, 2, 0803842edb25ad69dc52e491"
    })
    void aSeedMeansTheSameForEver(String flow, long seed, String digest) {
        LongFunction<OrderFlow> maker = Objects.requireNonNull(FLOWS.get(flow));
        FlowInput input =
                FlowPreparation.prepare(
                        flow,
                        seed,
                        maker.apply(seed),
                        MatchingReference.factory(),
                        Prefixes.UNCHECKED);
        assertThat(digest(input)).as("%s with seed %d", flow, seed).isEqualTo(digest);
    }

    /** Returns the beginning of the SHA-256 of all commands and answers. */
    private static String digest(FlowInput input) {
        MessageDigest sha256;
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
        for (long[] words : new long[][] {input.prefill(), input.commands()}) {
            ByteBuffer bytes = ByteBuffer.allocate(words.length * Long.BYTES);
            bytes.asLongBuffer().put(words);
            sha256.update(bytes);
        }
        ByteBuffer answers = ByteBuffer.allocate(6 * Long.BYTES);
        answers.putLong(input.prefillAnswer().reportCount());
        answers.putLong(input.prefillAnswer().reportDigest());
        answers.putLong(input.prefillAnswer().stateHash());
        answers.putLong(input.answer().reportCount());
        answers.putLong(input.answer().reportDigest());
        answers.putLong(input.answer().stateHash());
        sha256.update(answers.flip());
        return HexFormat.of().formatHex(sha256.digest(), 0, 12);
    }
}
