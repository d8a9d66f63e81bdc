package dev.dyno.duet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ControlBlockTest {
    private static final byte[] SCHEDULE = {2, 0, 1, 1, 0, 2, 0};

    @TempDir private Path folder = Path.of("");

    private ControlBlock create(int arms, byte... schedule) throws IOException {
        return ControlBlock.create(folder.resolve("block"), arms, schedule, 10, 77);
    }

    private ControlBlock open() throws IOException {
        return ControlBlock.open(folder.resolve("block"));
    }

    @Test
    void anotherMappingSeesWhatTheFirstWasMadeWith() throws IOException {
        create(3, SCHEDULE);
        ControlBlock block = open();
        assertThat(block.armCount()).isEqualTo(3);
        assertThat(block.turnCount()).isEqualTo(SCHEDULE.length);
        assertThat(block.sliceNanos()).isEqualTo(10);
        assertThat(block.conductorPid()).isEqualTo(77);
        assertThat(block.turn()).isEqualTo(-1);
        assertThat(block.isStopped()).isFalse();
        for (int turn = 0; turn < SCHEDULE.length; turn++) {
            assertThat(block.armOf(turn)).isEqualTo(SCHEDULE[turn]);
        }
        for (int arm = 0; arm < 3; arm++) {
            assertThat(block.state(arm)).isEqualTo(ArmState.STARTING);
        }
    }

    @Test
    void noWordOverlapsAnother() throws IOException {
        ControlBlock block = create(ControlBlock.ARMS_MAX, SCHEDULE);
        ControlBlock other = open();
        long[] workers = new long[ControlBlock.WORKERS_MAX];
        for (int arm = 0; arm < ControlBlock.ARMS_MAX; arm++) {
            for (int index = 0; index < workers.length; index++) {
                workers[index] = 1000L * arm + index;
            }
            block.pid(arm, 5000 + arm);
            block.workers(arm, workers);
            block.state(arm, ArmState.READY);
        }
        for (int turn = 0; turn < SCHEDULE.length; turn++) {
            block.slice(turn, slice(turn));
            block.passTo(turn + 1);
        }
        block.stop();
        assertThat(other.isStopped()).isTrue();
        assertThat(other.turn()).isEqualTo(SCHEDULE.length);
        for (int arm = 0; arm < ControlBlock.ARMS_MAX; arm++) {
            assertThat(other.pid(arm)).isEqualTo(5000 + arm);
            assertThat(other.state(arm)).isEqualTo(ArmState.READY);
            assertThat(other.workers(arm)).hasSize(workers.length).startsWith(1000L * arm);
        }
        for (int turn = 0; turn < SCHEDULE.length; turn++) {
            assertThat(other.slice(turn).words()).isEqualTo(slice(turn).words());
            assertThat(other.armOf(turn)).isEqualTo(SCHEDULE[turn]);
        }
    }

    @Test
    void workersBeyondTheRoomAreLeftOut() throws IOException {
        ControlBlock block = create(1, (byte) 0);
        block.workers(0, new long[ControlBlock.WORKERS_MAX + 1]);
        assertThat(block.workers(0)).hasSize(ControlBlock.WORKERS_MAX);
    }

    @Test
    void anExistingFileIsNotTouched() throws IOException {
        Files.writeString(folder.resolve("block"), "mine");
        assertThatThrownBy(() -> create(1, (byte) 0))
                .isInstanceOf(FileAlreadyExistsException.class);
        assertThat(folder.resolve("block")).hasContent("mine");
    }

    @Test
    void otherFilesAreRefused() throws IOException {
        Files.writeString(folder.resolve("block"), "too short");
        assertThatThrownBy(this::open)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("short");
        Files.write(folder.resolve("block"), new byte[4096]);
        assertThatThrownBy(this::open)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no control block of this version");
    }

    @Test
    void shapesWithoutMeaningAreRefused() {
        assertThatThrownBy(() -> create(0, (byte) 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> create(ControlBlock.ARMS_MAX + 1, (byte) 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> create(1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> create(1, (byte) 1)).isInstanceOf(IllegalArgumentException.class);
        assertThat(folder.resolve("block")).doesNotExist();
    }

    private static Slice slice(int turn) {
        long[] words = new long[Slice.WORDS];
        for (int index = 0; index < words.length; index++) {
            words[index] = 100L * turn + index + 1;
        }
        return Slice.of(words);
    }
}
