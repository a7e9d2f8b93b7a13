package dev.ringway.ingest.spool;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Utils;

/**
 * What takes records or fails on its own: a partition, whose leader or replicas may be away while others are there.
 *
 * @param partition below zero: not known, the whole topic
 */
record Lane(String topic, int partition) {

    /** @param partitions of the topic, 0 where that is not known */
    static Lane of(String topic, String key, int partitions) {
        // as the producer chooses it
        return new Lane(
                topic,
                partitions < 1
                        ? -1
                        : Utils.toPositive(Utils.murmur2(key.getBytes(StandardCharsets.UTF_8))) % partitions);
    }
}
