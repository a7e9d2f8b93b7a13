package dev.ringway.gateway.socketio;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts connections, of all and of each address. */
final class ConnectionLimits {

    private final int most;
    private final int mostOfAddress;
    private final AtomicInteger all = new AtomicInteger();
    private final Map<String, Integer> byAddress = new ConcurrentHashMap<>();

    ConnectionLimits(LimitSettings settings) {
        this.most = settings.connections();
        this.mostOfAddress = settings.connectionsPerAddress();
    }

    /** Empty where there is room for one more; it is counted until it is given back. */
    Optional<Refusal> take(String address) {
        if (all.incrementAndGet() > most) {
            all.decrementAndGet();
            return Optional.of(Refusal.INSTANCE_FULL);
        }
        if (byAddress.merge(address, 1, Integer::sum) > mostOfAddress) {
            giveBack(address);
            return Optional.of(Refusal.ADDRESS_FULL);
        }
        return Optional.empty();
    }

    void giveBack(String address) {
        all.decrementAndGet();
        byAddress.computeIfPresent(address, (_, count) -> count == 1 ? null : count - 1);
    }

    int taken() {
        return all.get();
    }
}
