package dev.ringway.gateway;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class RealtimeGatewayApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(RealtimeGatewayApplication.class, arguments);
    }
}
