package dev.ringway.ingest.directory;

import java.util.function.IntBinaryOperator;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;

/**
 * Finds the slots of a key whose hash is known; the keys themselves stand in the slots. A hash table with open addressing
 * and linear probing that costs 4 bytes a place and is filled to at most five eighths.
 */
final class SlotIndex {

    private static final int SMALLEST = 16;

    private final IntUnaryOperator hashOfSlot;
    private int[] places = new int[SMALLEST]; // slot + 1; 0 is free
    private int size;

    /** @param hashOfSlot the hash of the key that stands in a slot */
    SlotIndex(IntUnaryOperator hashOfSlot) {
        this.hashOfSlot = hashOfSlot;
    }

    /** −1 where there is none. */
    int find(int hash, IntPredicate isIt) {
        for (int at = start(hash); places[at] != 0; at = next(at)) {
            if (isIt.test(places[at] - 1)) {
                return places[at] - 1;
            }
        }
        return -1;
    }

    /**
     * −1 where there is none.
     *
     * @param better the one of two that is to be found where several have the key
     */
    int find(int hash, IntPredicate isIt, IntBinaryOperator better) {
        int found = -1;
        for (int at = start(hash); places[at] != 0; at = next(at)) {
            int slot = places[at] - 1;
            if (isIt.test(slot)) {
                found = found < 0 ? slot : better.applyAsInt(found, slot);
            }
        }
        return found;
    }

    /** @param slot not in the index yet */
    void add(int slot) {
        if (size + 1 > places.length / 8 * 5) {
            grow();
        }
        place(slot);
        size++;
    }

    /** @param slot in the index, and still with its key */
    void remove(int slot) {
        int hole = start(hashOfSlot.applyAsInt(slot));
        while (places[hole] != slot + 1) {
            hole = next(hole);
        }
        // whoever follows moves up, unless it stands where it belongs: so no search ends too early
        for (int at = next(hole); places[at] != 0; at = next(at)) {
            int wanted = start(hashOfSlot.applyAsInt(places[at] - 1));
            if (((at - wanted) & (places.length - 1)) >= ((at - hole) & (places.length - 1))) {
                places[hole] = places[at];
                hole = at;
            }
        }
        places[hole] = 0;
        size--;
    }

    private void grow() {
        int[] before = places;
        places = new int[before.length * 2];
        for (int place : before) {
            if (place != 0) {
                place(place - 1);
            }
        }
    }

    private void place(int slot) {
        int at = start(hashOfSlot.applyAsInt(slot));
        while (places[at] != 0) {
            at = next(at);
        }
        places[at] = slot + 1;
    }

    private int start(int hash) {
        int mixed = hash * 0x9E3779B9;
        return (mixed ^ (mixed >>> 16)) & (places.length - 1);
    }

    private int next(int at) {
        return (at + 1) & (places.length - 1);
    }
}
