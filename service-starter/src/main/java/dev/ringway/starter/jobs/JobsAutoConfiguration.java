package dev.ringway.starter.jobs;

import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.ringway.starter.mongo.Leases;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.data.mongodb.autoconfigure.DataMongoReactiveAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.data.mongodb.ReactiveMongoDatabaseFactory;
import reactor.core.publisher.Mono;

/** Runs every {@link LeasedJob} that the service declares. */
@AutoConfiguration(after = DataMongoReactiveAutoConfiguration.class)
@ConditionalOnClass({MongoClient.class, ReactiveMongoDatabaseFactory.class})
@ConditionalOnBean(LeasedJob.class)
class JobsAutoConfiguration {

    private static final Duration LOOK = Duration.ofSeconds(10);

    @Bean
    LeasedJobs leasedJobs(List<LeasedJob> jobs, ReactiveMongoDatabaseFactory factory, MeterRegistry meters) {
        MongoDatabase database =
                Mono.from(factory.getMongoDatabase()).blockOptional().orElseThrow();
        return new LeasedJobs(jobs, new Leases(database, UUID.randomUUID().toString()), LOOK, meters);
    }
}
