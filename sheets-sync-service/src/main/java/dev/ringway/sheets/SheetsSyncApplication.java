package dev.ringway.sheets;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication(proxyBeanMethods = false)
public class SheetsSyncApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(SheetsSyncApplication.class, arguments);
    }
}
