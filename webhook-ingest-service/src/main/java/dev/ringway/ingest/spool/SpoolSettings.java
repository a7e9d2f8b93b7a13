package dev.ringway.ingest.spool;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Where records wait for Kafka.
 *
 * @param dir the spool's own folder, on a disk that outlives the process; one process at a time uses it
 * @param maxSize of the records in it; the folder itself may take up to three times as much
 * @param reserve room on the disk for taking records out when it is full
 * @param maxUnwritten most bytes that may wait for the disk in memory
 * @param stall after which a disk that does not answer counts as broken
 * @param maxCommit most records that are made durable by one fsync
 * @param drainBatch most records that are on their way from the spool to Kafka at one time
 * @param drainBatchSize most bytes of them, which are in memory meanwhile
 * @param pause between two looks whether Kafka, or a broken folder, is back
 */
@Validated
@ConfigurationProperties("ringway.ingest.spool")
record SpoolSettings(
        Path dir,
        @DefaultValue("1GB") DataSize maxSize,
        @DefaultValue("16MB") DataSize reserve,
        @DefaultValue("32MB") DataSize maxUnwritten,

        @DefaultValue("5s") @DurationMin(millis = 100) @DurationMax(seconds = 10)
        Duration stall,

        @DefaultValue("1000") @Min(1) @Max(100_000) int maxCommit,
        @DefaultValue("500") @Min(1) @Max(100_000) int drainBatch,
        @DefaultValue("4MB") DataSize drainBatchSize,

        @DefaultValue("500ms") @DurationMin(millis = 10) @DurationMax(minutes = 1)
        Duration pause) {}
