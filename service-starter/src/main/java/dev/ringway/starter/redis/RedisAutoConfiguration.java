package dev.ringway.starter.redis;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.Delay;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** For services that keep something in Redis: those with its driver on their class path and its address in their settings. */
@AutoConfiguration
@ConditionalOnClass(RedisClient.class)
@ConditionalOnProperty("ringway.redis.uri")
@EnableConfigurationProperties(RedisSettings.class)
class RedisAutoConfiguration {

    @Bean(destroyMethod = "shutdown")
    ClientResources redisResources(RedisSettings settings) {
        return ClientResources.builder()
                .ioThreadPoolSize(2)
                .computationThreadPoolSize(2)
                .reconnectDelay(Delay.constant(settings.reconnectDelay()))
                .build();
    }

    /** Commands fail at once while Redis is away, so that nothing is applied later behind the reader's back. */
    @Bean(destroyMethod = "close")
    RedisClient redisClient(RedisSettings settings, ClientResources resources) {
        RedisURI uri = RedisURI.create(settings.uri());
        uri.setTimeout(settings.commandTimeout());
        RedisClient client = RedisClient.create(resources, uri);
        client.setOptions(ClientOptions.builder()
                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .timeoutOptions(TimeoutOptions.enabled(settings.commandTimeout()))
                .socketOptions(SocketOptions.builder()
                        .connectTimeout(settings.commandTimeout())
                        .keepAlive(true)
                        .build())
                .build());
        return client;
    }

    @Bean
    RedisLink redisLink(RedisClient client, RedisSettings settings) {
        return new RedisLink(client, settings.reconnectDelay(), settings.neededAtStart());
    }
}
