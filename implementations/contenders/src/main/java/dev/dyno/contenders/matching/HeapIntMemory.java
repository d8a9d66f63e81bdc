package dev.dyno.contenders.matching;

import java.util.Arrays;

/** Cells in one array: the collector may move it, and its records lie as the array's start does. */
final class HeapIntMemory extends IntMemory {
    private final int[] cells;

    HeapIntMemory(int count) {
        cells = new int[count];
    }

    @Override
    int load(int address) {
        return cells[address];
    }

    @Override
    void store(int address, int value) {
        cells[address] = value;
    }

    @Override
    long loadLong(int address) {
        return Integer.toUnsignedLong(cells[address]) | (long) cells[address + 1] << 32;
    }

    @Override
    void storeLong(int address, long value) {
        cells[address] = (int) value;
        cells[address + 1] = (int) (value >>> 32);
    }

    @Override
    void zero(int address, int count) {
        Arrays.fill(cells, address, address + count, 0);
    }
}
