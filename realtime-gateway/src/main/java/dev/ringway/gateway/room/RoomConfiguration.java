package dev.ringway.gateway.room;

import dev.ringway.gateway.ServesRooms;
import dev.ringway.gateway.connection.Doorkeeper;
import dev.ringway.gateway.connection.EventHandler;
import dev.ringway.gateway.live.LiveView;
import dev.ringway.gateway.live.RoomChannels;
import dev.ringway.starter.security.TokenVerifier;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@ServesRooms
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RoomSettings.class)
class RoomConfiguration {

    @Bean
    Rooms rooms(LiveView view, RoomChannels channels, RoomSettings settings) {
        return new Rooms(view, channels, settings, Clock.systemUTC());
    }

    @Bean
    EventHandler subscribe(Rooms rooms) {
        return new SubscribeHandler(rooms);
    }

    @Bean
    EventHandler unsubscribe(Rooms rooms) {
        return new UnsubscribeHandler(rooms);
    }

    @Bean
    EventHandler refresh(Doorkeeper doorkeeper, Rooms rooms) {
        return new RefreshHandler(doorkeeper, rooms);
    }

    @Bean
    Doorkeeper tokenDoorkeeper(TokenVerifier tokens) {
        return new TokenDoorkeeper(tokens);
    }
}
