package dev.ringway.gateway.page;

import dev.ringway.starter.security.OpenToAll;
import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The page itself and the addresses that its scripts need. Nothing here is secret: the page asks for a token. */
@RestController
@OpenToAll
@Hidden
class PageController {

    private final PageSettings settings;

    PageController(PageSettings settings) {
        this.settings = settings;
    }

    @GetMapping(value = "/", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<Resource> page() {
        return ResponseEntity.ok()
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .body(new ClassPathResource("dashboard/index.html"));
    }

    @GetMapping(value = "/config.json", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<PageAddresses> addresses() {
        return ResponseEntity.ok()
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .body(new PageAddresses(
                        settings.socketUrl().toString(), settings.callStoreUrl().toString()));
    }

    record PageAddresses(String socketUrl, String callStoreUrl) {}
}
