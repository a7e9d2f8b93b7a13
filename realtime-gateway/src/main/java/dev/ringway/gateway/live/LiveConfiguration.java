package dev.ringway.gateway.live;

import dev.ringway.gateway.ServesRooms;
import dev.ringway.starter.redis.RedisLink;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@ServesRooms
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LiveSettings.class)
class LiveConfiguration {

    @Bean
    LiveView liveView(RedisLink redis, LiveSettings settings) {
        return new LiveView(redis, settings, Clock.systemUTC());
    }

    @Bean
    RoomChannels roomChannels(RedisLink redis) {
        return new RoomChannels(redis);
    }
}
