package dev.ringway.ingest.directory;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * A million contacts by number and by id in about 100 MB. Written by one thread, read by all; a look-up takes
 * microseconds and waits for nothing but a write, which takes no longer.
 */
public final class Contacts {

    private static final int FIRST = 64;

    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private final SlotIndex byId = new SlotIndex(this::hashOfId);
    private final SlotIndex byNumber = new SlotIndex(this::hashOfNumber);
    private byte[][] slots = new byte[FIRST][];
    private int[] free = new int[FIRST];
    private int used;
    private int freed;

    /**
     * An older version than the one known is ignored. Two contacts have one number for as long as that one of them lost it
     * is still to be told: what is read of a topic comes in any order.
     *
     * @param changed of several contacts with a number the one that changed last has it
     */
    public void put(String contactId, long version, Instant changed, String phoneNumber, Optional<String> name) {
        byte[] id = PackedContact.id(contactId);
        if (!PackedContact.fits(id)) {
            return;
        }
        lock.writeLock().lock();
        try {
            int known = find(id);
            if (known >= 0 && PackedContact.version(slots[known]) > version) {
                return;
            }
            if (known >= 0) {
                forget(known);
            }
            long number = PackedContact.number(phoneNumber);
            int slot = freeSlot();
            slots[slot] = PackedContact.pack(number, version, changed, id, name);
            byId.add(slot);
            if (number != 0) {
                byNumber.add(slot);
            }
        } finally {
            lock.writeLock().unlock();
        }
    }

    public void remove(String contactId) {
        lock.writeLock().lock();
        try {
            int known = find(PackedContact.id(contactId));
            if (known >= 0) {
                forget(known);
            }
        } finally {
            lock.writeLock().unlock();
        }
    }

    public Optional<Contact> byId(String contactId) {
        lock.readLock().lock();
        try {
            return contact(find(PackedContact.id(contactId)));
        } finally {
            lock.readLock().unlock();
        }
    }

    /** @param phoneNumber anything; only E.164 is found */
    public Optional<Contact> byNumber(String phoneNumber) {
        long number = PackedContact.number(phoneNumber);
        lock.readLock().lock();
        try {
            return number == 0 ? Optional.empty() : contact(find(number));
        } finally {
            lock.readLock().unlock();
        }
    }

    public int size() {
        lock.readLock().lock();
        try {
            return used - freed;
        } finally {
            lock.readLock().unlock();
        }
    }

    private Optional<Contact> contact(int slot) {
        return slot < 0 ? Optional.empty() : Optional.of(PackedContact.unpack(slots[slot]));
    }

    private int find(byte[] id) {
        return byId.find(PackedContact.hashOfId(id), slot -> PackedContact.hasId(slots[slot], id));
    }

    private int find(long number) {
        return byNumber.find(
                Long.hashCode(number),
                slot -> PackedContact.number(slots[slot]) == number,
                (one, other) -> PackedContact.changed(slots[one]) > PackedContact.changed(slots[other]) ? one : other);
    }

    private void forget(int slot) {
        if (PackedContact.number(slots[slot]) != 0) {
            byNumber.remove(slot);
        }
        byId.remove(slot);
        slots[slot] = new byte[0];
        if (freed == free.length) {
            free = Arrays.copyOf(free, freed * 2);
        }
        free[freed++] = slot;
    }

    private int freeSlot() {
        if (freed > 0) {
            return free[--freed];
        }
        if (used == slots.length) {
            slots = Arrays.copyOf(slots, used + used / 2);
        }
        return used++;
    }

    private int hashOfId(int slot) {
        return PackedContact.hashOfIdIn(slots[slot]);
    }

    private int hashOfNumber(int slot) {
        return Long.hashCode(PackedContact.number(slots[slot]));
    }
}
