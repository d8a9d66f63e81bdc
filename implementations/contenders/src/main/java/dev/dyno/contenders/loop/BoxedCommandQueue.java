package dev.dyno.contenders.loop;

import dev.dyno.contracts.loop.CommandHandler;
import dev.dyno.contracts.loop.MatchingLoop;
import dev.dyno.contracts.loop.ReportWriter;
import dev.dyno.contracts.loop.Waiting;
import dev.dyno.contracts.loop.parts.CommandQueue;
import java.util.Arrays;

/** Commands in boxes, one new box for each. Holds no state of its own. */
record BoxedCommandQueue(Boxes boxes) implements CommandQueue {
    @Override
    public boolean offer(int producer, long[] words, int firstWord) {
        return boxes.offer(
                Arrays.copyOfRange(words, firstWord, firstWord + MatchingLoop.COMMAND_WORDS));
    }

    @Override
    public int drain(CommandHandler handler, ReportWriter reports, int limit) {
        int count = 0;
        while (count < limit) {
            long[] box = boxes.poll();
            if (box == null) {
                break;
            }
            handler.command(box, 0, reports);
            count++;
        }
        return count;
    }

    @Override
    public void close() {
        boxes.close();
    }

    @Override
    public boolean isClosed() {
        return boxes.isClosed();
    }

    @Override
    public boolean isDrained() {
        return boxes.isDrained();
    }

    @Override
    public void awaitRoom(Waiting waiting, int turn) {
        boxes.awaitRoom(waiting, turn);
    }

    @Override
    public void awaitCommand(Waiting waiting, int turn) {
        boxes.awaitBox(waiting, turn);
    }
}
