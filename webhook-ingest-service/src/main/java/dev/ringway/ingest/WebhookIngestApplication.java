package dev.ringway.ingest;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Takes the providers' webhooks in and puts them on Kafka. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class WebhookIngestApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(WebhookIngestApplication.class, arguments);
    }
}
