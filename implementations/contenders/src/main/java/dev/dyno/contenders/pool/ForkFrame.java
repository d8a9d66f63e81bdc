package dev.dyno.contenders.pool;

import dev.dyno.contracts.pool.Fork;
import dev.dyno.contracts.pool.parts.Failures;
import org.jspecify.annotations.Nullable;

/**
 * The place of one fork on a worker's stack of forks; made once, used again and again. The cache
 * lines are shown by {@link FrameFields}.
 */
final class ForkFrame extends FrameFields.BackPad implements Fork {
    ForkFrame(StealingWorker owner, int index) {
        super(owner, index);
    }

    @Override
    public boolean unfork() {
        StealingWorker worker = owner;
        if (index >= worker.firstPrivate) {
            worker.depth = index;
            return true;
        }
        return worker.takeBack(this);
    }

    @Override
    public long result() {
        if (unfork()) {
            return owner.runInline(task);
        }
        owner.awaitStolen(this);
        @Nullable Throwable thrown = failure;
        if (thrown != null) {
            throw Failures.rethrow(thrown);
        }
        return result;
    }
}
