package dev.ringway.gateway.socketio;

import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Packets that wait for one client. Filled from any thread, emptied on the session's event loop. */
final class OutboundQueue {

    private final Queue<byte[]> packets = new ConcurrentLinkedQueue<>();
    private final AtomicInteger count = new AtomicInteger();
    private final AtomicLong bytes = new AtomicLong();
    private final int maxPackets;
    private final long maxBytes;

    OutboundQueue(int maxPackets, long maxBytes) {
        this.maxPackets = maxPackets;
        this.maxBytes = maxBytes;
    }

    /** False where the packet does not fit any more; an empty queue takes a packet of any size. */
    boolean offer(byte[] packet) {
        if (count.get() > 0 && (count.get() >= maxPackets || bytes.get() + packet.length > maxBytes)) {
            return false;
        }
        force(packet);
        return true;
    }

    /** For last words, which are few and small. */
    void force(byte[] packet) {
        count.incrementAndGet();
        bytes.addAndGet(packet.length);
        packets.add(packet);
    }

    Optional<byte[]> poll() {
        Optional<byte[]> packet = Optional.ofNullable(packets.poll());
        packet.ifPresent(taken -> {
            count.decrementAndGet();
            bytes.addAndGet(-taken.length);
        });
        return packet;
    }

    /** The size of the next packet; empty where there is none. */
    Optional<Integer> nextLength() {
        return Optional.ofNullable(packets.peek()).map(packet -> packet.length);
    }

    boolean isHalfFull() {
        return count.get() > maxPackets / 2 || bytes.get() > maxBytes / 2;
    }

    boolean isEmpty() {
        return packets.isEmpty();
    }

    void clear() {
        while (poll().isPresent()) {
            // poll() keeps the counts right
        }
    }
}
