package dev.ringway.ingest.spool;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which lane a record belongs to, and which lanes are known to take nothing at present: what is meant for those is not
 * tried directly, while all others go on. Safe for threads side by side.
 */
final class Lanes {

    private final Broker broker;
    private final Map<String, Integer> partitions = new ConcurrentHashMap<>();
    private final Set<Lane> away = ConcurrentHashMap.newKeySet();

    Lanes(Broker broker) {
        this.broker = broker;
    }

    Lane of(String topic, String key) {
        return Lane.of(topic, key, partitions.getOrDefault(topic, 0));
    }

    Lane of(SpooledRecord spooled) {
        return of(spooled.record().topic(), spooled.record().key());
    }

    /** Asks Kafka how many there are; may take as long as Kafka takes. Until then a topic is a single lane. */
    void learn(String topic) {
        int count = broker.partitions(topic);
        if (count > 0 && partitions.put(topic, count) == null) {
            away.removeIf(lane -> lane.topic().equals(topic));
        }
    }

    boolean known(String topic) {
        return partitions.containsKey(topic);
    }

    boolean isAway(Lane lane) {
        return away.contains(lane);
    }

    void away(Lane lane) {
        away.add(lane);
    }

    void back(Lane lane) {
        away.remove(lane);
    }

    /** Nothing waits any more, so nothing would find out that one is back. */
    void allBack() {
        away.clear();
    }
}
