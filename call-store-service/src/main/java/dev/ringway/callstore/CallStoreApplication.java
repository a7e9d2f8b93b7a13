package dev.ringway.callstore;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Start here. */
@SpringBootApplication(proxyBeanMethods = false)
public class CallStoreApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(CallStoreApplication.class, arguments);
    }
}
