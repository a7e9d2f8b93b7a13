package dev.ringway.ingest.spool;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Chooses, in one scan, the records of lanes that are known to take them, and the oldest one of each unknown lane. */
final class Choosing implements SpoolFile.Choice {

    private final Lanes lanes;
    private final Set<Lane> onTrial;
    private final Set<Lane> proven;
    private final Set<Lane> found = new HashSet<>();
    private final Set<String> toAskFor = new HashSet<>();
    private final Set<String> asked;

    /** @param asked the topics of which Kafka was asked how many lanes they have, whether it told or not */
    Choosing(Lanes lanes, Set<Lane> onTrial, Set<Lane> proven, Set<String> asked) {
        this.lanes = lanes;
        this.onTrial = Set.copyOf(onTrial);
        this.proven = Set.copyOf(proven);
        this.asked = Set.copyOf(asked);
    }

    @Override
    public SpoolFile.Chosen of(String topic, String key) {
        if (!lanes.known(topic) && !asked.contains(topic)) {
            toAskFor.add(topic);
            return SpoolFile.Chosen.NOT_YET;
        }
        Lane lane = lanes.of(topic, key);
        boolean taken = proven.contains(lane) || (!onTrial.contains(lane) && found.add(lane));
        return taken ? SpoolFile.Chosen.TAKEN : SpoolFile.Chosen.PASSED_OVER;
    }

    /** The scan has stopped before a record of each. */
    Set<String> toAskFor() {
        return toAskFor;
    }

    List<SpooledRecord> ofProven(List<SpooledRecord> records) {
        return records.stream()
                .filter(record -> proven.contains(lanes.of(record)))
                .toList();
    }

    /** The oldest of each lane of which nothing is known. */
    Map<Lane, SpooledRecord> ofUnknown(List<SpooledRecord> records) {
        Map<Lane, SpooledRecord> oldest = new LinkedHashMap<>();
        records.stream()
                .filter(record -> !proven.contains(lanes.of(record)))
                .forEach(record -> oldest.put(lanes.of(record), record));
        return oldest;
    }
}
