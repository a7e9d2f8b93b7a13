package dev.ringway.ingest.spool;

import dev.ringway.starter.kafka.KafkaSettings;
import dev.ringway.starter.startup.StartRefusedException;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.KafkaTemplate;

@Configuration(proxyBeanMethods = false)
class SpoolConfiguration {

    /** @throws StartRefusedException where nothing could be kept: it is not found out when Kafka goes away */
    @Bean(destroyMethod = "")
    SpoolDisk spoolDisk(SpoolSettings settings, Clock clock) {
        try {
            return new SpoolDisk(settings, clock);
        } catch (IOException | SQLException e) {
            throw new StartRefusedException(
                    "The spool folder " + settings.dir().toAbsolutePath() + " cannot be used: " + e + ".",
                    "Set WEBHOOK_SPOOL_DIR to a folder that this process can write and no other process uses;"
                            + " a damaged spool.db is kept aside, not deleted: it holds acknowledged webhooks.");
        }
    }

    @Bean
    Lanes lanes(Broker broker) {
        return new Lanes(broker);
    }

    @Bean
    Spool spool(SpoolDisk disk, Lanes lanes, SpoolSettings settings, MeterRegistry meters, Clock clock) {
        SpoolMetrics metrics = new SpoolMetrics(meters);
        Spool spool = new Spool(disk, lanes, settings, metrics);
        metrics.watch(spool, clock);
        return spool;
    }

    @Bean
    Broker broker(KafkaTemplate<String, byte[]> kafka, KafkaSettings settings) {
        return new KafkaBroker(kafka, settings.maxBlock().plus(settings.deliveryTimeout()));
    }

    @Bean
    SpoolThreads spoolThreads(Spool spool, SpoolDisk disk, Lanes lanes, SpoolSettings settings, Broker broker) {
        return new SpoolThreads(
                disk, new GroupCommit(spool, disk, settings), new Drain(spool, broker, lanes, settings));
    }

    /** The bean's name is its name in the health report: {@code spool}. */
    @Bean
    SpoolHealth spoolHealthIndicator(Spool spool) {
        return new SpoolHealth(spool);
    }
}
