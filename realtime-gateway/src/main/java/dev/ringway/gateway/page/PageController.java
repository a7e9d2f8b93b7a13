package dev.ringway.gateway.page;

import dev.ringway.starter.security.OpenToAll;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The document and the addresses that its scripts need. Nothing here is secret: the page asks for a token. */
@RestController
@OpenToAll
@Hidden
class PageController {

    private static final Resource DOCUMENT = new ClassPathResource("static/index.html");

    private final PageSettings settings;
    private final ContentTags tags;

    PageController(PageSettings settings, ContentTags tags) {
        this.settings = settings;
        this.tags = tags;
    }

    /** With a policy of its own; every other answer of this service keeps the shared one, which lets a page do nothing. */
    @GetMapping(path = "/", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<Resource> document() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache())
                .eTag(tags.of(DOCUMENT))
                .header("Content-Security-Policy", settings.contentSecurityPolicy())
                .body(DOCUMENT);
    }

    @GetMapping(path = "/config.json", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<PageAddresses> addresses() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache())
                .body(new PageAddresses(settings.socketUrl(), settings.callStoreUrl()));
    }

    /** Origins, without a slash at the end. */
    record PageAddresses(URI socketUrl, URI callStoreUrl) {}
}
