package dev.ringway.ingest.postcall;

import dev.ringway.ingest.limits.LimitSettings;
import dev.ringway.ingest.quarantine.Quarantine;
import dev.ringway.ingest.quarantine.QuarantineLimits;
import dev.ringway.starter.startup.StartRefusedException;
import java.io.IOException;
import java.nio.file.Path;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The quarantine, as the settings want it. */
@Configuration(proxyBeanMethods = false)
class PostCallConfiguration {

    /** @throws StartRefusedException where its folder cannot be used */
    @Bean
    Quarantine quarantine(PostCallSettings settings, LimitSettings limits) {
        try {
            return new Quarantine(
                    Path.of(settings.quarantineDir()),
                    new QuarantineLimits(
                            PayloadStore.LARGEST_INLINE,
                            settings.memory().toBytes(),
                            settings.maxBody().toBytes(),
                            settings.quarantineSize().toBytes(),
                            settings.maxBodies(),
                            limits.clientShare(),
                            settings.grace()));
        } catch (IOException unusable) {
            throw new StartRefusedException(
                    "The folder WEBHOOK_QUARANTINE_DIR cannot be used: " + unusable + ".", "Make it writable.");
        }
    }
}
