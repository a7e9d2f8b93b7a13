package dev.ringway.ingest.spool;

import java.time.Instant;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * @param position greater than that of every record that was ever in the file
 * @param since when it was spooled
 */
record SpooledRecord(long position, Instant since, ProducerRecord<String, byte[]> record) {

    /** Together with the key it says who must not overtake whom. */
    String order() {
        return record.topic() + '/' + record.key();
    }
}
