package dev.ringway.ingest.spool;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * One way through the spool, oldest records first. A lane that is passed over once is passed over to the end of it, so that
 * no record overtakes an earlier one of its key. Not safe for threads side by side.
 */
final class Pass implements SpoolFile.Choice {

    private final Broker broker;
    private final Lanes lanes;
    private final Set<Lane> passedOver;
    /** By topic, asked once: a lane must not change its name on the way. */
    private final Map<String, Integer> partitions = new HashMap<>();

    private final Set<String> notAsked = new HashSet<>();

    private long position;

    Pass(Broker broker, Lanes lanes, long now) {
        this.broker = broker;
        this.lanes = lanes;
        this.passedOver = lanes.heldAt(now);
    }

    /** Whether what was passed over may have its turn: a pass from the beginning has to come. */
    boolean over(long now) {
        return !lanes.heldAt(now).containsAll(passedOver);
    }

    boolean passedOverAny() {
        return !passedOver.isEmpty();
    }

    /** Asks Kafka what the last scan stopped for; may take as long as Kafka takes. */
    void askForPartitions() {
        notAsked.forEach(topic -> partitions.put(topic, broker.partitions(topic)));
        notAsked.clear();
    }

    @Override
    public SpoolFile.Chosen of(String topic, String key) {
        if (!partitions.containsKey(topic)) {
            notAsked.add(topic);
            return SpoolFile.Chosen.NOT_YET;
        }
        Lane lane = lane(topic, key);
        if (passedOver.contains(lane)) {
            return SpoolFile.Chosen.PASSED_OVER;
        }
        if (!lanes.proven(lane)) {
            passedOver.add(lane);
        }
        return SpoolFile.Chosen.TAKEN;
    }

    void took(SpooledRecord record) {
        lanes.took(lane(record));
    }

    void failed(SpooledRecord record, long now) {
        Lane lane = lane(record);
        passedOver.add(lane);
        lanes.failed(lane, now);
    }

    long position() {
        return position;
    }

    void reached(long reached) {
        position = reached;
    }

    private Lane lane(SpooledRecord record) {
        return lane(record.record().topic(), record.record().key());
    }

    private Lane lane(String topic, String key) {
        return Lane.of(topic, key, partitions.getOrDefault(topic, 0));
    }
}
