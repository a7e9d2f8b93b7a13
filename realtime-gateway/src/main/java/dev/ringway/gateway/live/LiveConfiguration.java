package dev.ringway.gateway.live;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.Delay;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LiveSettings.class)
class LiveConfiguration {

    @Bean(destroyMethod = "shutdown")
    ClientResources redisResources(LiveSettings settings) {
        return ClientResources.builder()
                .ioThreadPoolSize(2)
                .computationThreadPoolSize(2)
                .reconnectDelay(Delay.constant(settings.reconnectDelay()))
                .build();
    }

    /** Commands fail at once while Redis is away, so that nothing is applied later behind the reader's back. */
    @Bean(destroyMethod = "close")
    RedisClient redisClient(LiveSettings settings, ClientResources resources) {
        RedisURI uri = RedisURI.create(settings.redisUri());
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
    RedisLink redisLink(RedisClient client, LiveSettings settings) {
        return new RedisLink(client, settings.reconnectDelay());
    }

    @Bean
    LiveView liveView(RedisLink redis, LiveSettings settings) {
        return new LiveView(redis, settings);
    }

    @Bean
    RoomChannels roomChannels(RedisLink redis) {
        return new RoomChannels(redis);
    }
}
