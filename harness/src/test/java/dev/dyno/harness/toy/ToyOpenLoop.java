package dev.dyno.harness.toy;

import dev.dyno.contracts.Entry;
import dev.dyno.workloads.Input;
import dev.dyno.workloads.OpenLoopSession;
import dev.dyno.workloads.OpenLoopWorkload;
import dev.dyno.workloads.Profile;
import dev.dyno.workloads.ThreadBinder;
import dev.dyno.workloads.ThreadRole;
import dev.dyno.workloads.WrongAnswerException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Small sums on a schedule, served by the load thread itself. */
record ToyOpenLoop(String id, List<Integer> rates) implements OpenLoopWorkload<Summer> {
    private static final long REQUESTS = 200_000;
    private static final long COUNT = Summers.CONFORMANCE_COUNT + 1;

    @Override
    public String summary() {
        return "Small sums on a schedule.";
    }

    @Override
    public Profile tier() {
        return Profile.SMOKE;
    }

    @Override
    public String operationUnit() {
        return "sums";
    }

    @Override
    public Set<String> requires() {
        return Set.of();
    }

    @Override
    public Input prepare(Path folder, Profile profile, long seed) throws IOException {
        Path file = folder.resolve(id.replace('/', '-') + ".txt");
        Files.writeString(file, Long.toString(REQUESTS));
        return new Input(file, REQUESTS, "c1", "a1");
    }

    @Override
    public List<Integer> ratesPerSecond(Profile profile) {
        return rates;
    }

    @Override
    public OpenLoopSession open(Entry<Summer> entry, Input input, ThreadBinder binder) {
        binder.bind(ThreadRole.MEASURED);
        return new Session(entry.factory());
    }

    private static final class Session implements OpenLoopSession {
        private final Summer summer;
        private long submitted;
        private long completed;
        private boolean isWrong;

        Session(Summer summer) {
            this.summer = summer;
        }

        @Override
        public boolean submit(long requestIndex) {
            if (submitted > completed) {
                return false;
            }
            submitted++;
            return true;
        }

        @Override
        public int poll(CompletionSink sink) {
            if (submitted == completed) {
                return 0;
            }
            long startNanos = System.nanoTime();
            isWrong |= summer.sumBelow(COUNT) != COUNT * (COUNT - 1) / 2;
            sink.completed(completed, startNanos, System.nanoTime());
            completed++;
            return 1;
        }

        @Override
        public void checkAnswer() {
            if (isWrong) {
                throw new WrongAnswerException("a sum was wrong");
            }
        }

        @Override
        public void close() {}
    }
}
