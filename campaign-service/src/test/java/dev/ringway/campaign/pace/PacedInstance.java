package dev.ringway.campaign.pace;

import dev.ringway.local.server.LocalServers;
import dev.ringway.starter.redis.RedisLink;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** As much of one instance of the service as asks for turns, with a connection to Redis of its own. */
final class PacedInstance implements AutoCloseable {

    static final Duration AHEAD = Duration.ofMillis(300);

    private final ConfigurableApplicationContext context;

    private PacedInstance(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** Returns when Redis is reached. */
    static PacedInstance start(String... settings) {
        PacedInstance instance = at(LocalServers.redisUri(), settings);
        instance.context.getBean(RedisLink.class).channels().join();
        return instance;
    }

    static PacedInstance at(String redisUri, String... settings) {
        SpringApplication application = new SpringApplication(PaceConfiguration.class, CallPace.class, Meters.class);
        // By its name, since only its own package sees it.
        application.setSources(Set.of("dev.ringway.starter.redis.RedisAutoConfiguration"));
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setDefaultProperties(Map.of("REDIS_URI", redisUri, "PACE_AHEAD", AHEAD.toMillis() + "ms"));
        return new PacedInstance(application.run(
                Stream.of(settings).map(setting -> "--" + setting).toArray(String[]::new)));
    }

    Turn ask(Scope account, Scope... own) {
        return context.getBean(CallPace.class).ask(account, List.of(own));
    }

    Optional<Duration> untilTurn(Scope account, List<Scope> own, List<Scope> oneOf) {
        return context.getBean(CallPace.class).untilTurn(account, own, oneOf);
    }

    void rest(Scope account, Duration rest) {
        context.getBean(CallPace.class).rest(account.name(), rest);
    }

    double counted(String outcome) {
        return context.getBean(MeterRegistry.class)
                .get("ringway.campaign.pace.turns")
                .tag("outcome", outcome)
                .counter()
                .count();
    }

    @Override
    public void close() {
        context.close();
    }

    @Configuration(proxyBeanMethods = false)
    static class Meters {

        @Bean
        MeterRegistry meters() {
            return new SimpleMeterRegistry();
        }
    }
}
