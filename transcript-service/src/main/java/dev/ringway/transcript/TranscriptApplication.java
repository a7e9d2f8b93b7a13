package dev.ringway.transcript;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication(proxyBeanMethods = false)
public class TranscriptApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(TranscriptApplication.class, arguments);
    }
}
