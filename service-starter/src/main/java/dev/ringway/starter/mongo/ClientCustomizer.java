package dev.ringway.starter.mongo;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import com.mongodb.MongoClientSettings;
import com.mongodb.WriteConcern;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.core.Ordered;

/** A write is answered only once a majority has it in its journal; nothing waits without a limit. */
record ClientCustomizer(MongoSettings settings) implements MongoClientSettingsBuilderCustomizer, Ordered {

    @Override
    public void customize(MongoClientSettings.Builder client) {
        client.writeConcern(WriteConcern.MAJORITY
                        .withJournal(true)
                        .withWTimeout(settings.writeTimeout().toMillis(), MILLISECONDS))
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(
                        settings.serverSelectionTimeout().toMillis(), MILLISECONDS))
                .applyToConnectionPoolSettings(pool -> pool.minSize(settings.minPoolSize())
                        .maxSize(settings.maxPoolSize())
                        .maxWaitTime(settings.poolWaitTimeout().toMillis(), MILLISECONDS))
                .applyToSocketSettings(socket -> socket.connectTimeout(
                                settings.connectTimeout().toMillis(), MILLISECONDS)
                        .readTimeout(settings.readTimeout().toMillis(), MILLISECONDS))
                .addCommandListener(new CommandLog(settings.slowThreshold()));
    }

    /** After Spring Boot's own, which applies the connection string with the driver's defaults. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }
}
