package dev.ringway.gateway.page;

import dev.ringway.starter.security.OpenToAll;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.util.Optional;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The document and the addresses that its scripts need. Nothing here is secret: the page asks for a token. */
@RestController
@OpenToAll
@Hidden
class PageController {

    private static final Resource DOCUMENT = new ClassPathResource("static/index.html");

    /** What belongs to files, the API and health, and is answered as a problem where it does not exist. */
    private static final String ANY_OTHER = "/{first:(?!(?:app|vendor|api|actuator)$).+}/**";

    private final PageAddresses addresses;
    private final String contentPolicy;
    private final ContentTags tags;

    PageController(PageSettings settings, SignInSettings signIn, ContentTags tags) {
        this.addresses = new PageAddresses(
                settings.socketUrl(),
                settings.callStoreUrl(),
                settings.campaignUrl(),
                settings.transcriptUrl(),
                signIn.provider());
        this.contentPolicy = new ContentPolicy(settings, signIn).header();
        this.tags = tags;
    }

    /** With a policy of its own; every other answer of this service keeps the shared one, which lets a page do nothing. */
    @GetMapping(
            path = {
                "/",
                "/sign-in",
                "/live",
                "/calls",
                "/calls/{sid}",
                "/campaigns",
                "/campaigns/{id}",
                "/campaigns/{id}/setup",
                "/contacts",
                "/contacts/{id}"
            },
            produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<Resource> page() {
        return document(HttpStatus.OK);
    }

    /** People are told by the page that there is nothing; programs by a problem. */
    @GetMapping(ANY_OTHER)
    ResponseEntity<Resource> missing(ServerHttpRequest request) {
        if (request.getHeaders().getAccept().stream().noneMatch(MediaType.TEXT_HTML::equalsTypeAndSubtype)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return document(HttpStatus.NOT_FOUND);
    }

    private ResponseEntity<Resource> document(HttpStatus status) {
        return ResponseEntity.status(status)
                .contentType(MediaType.TEXT_HTML)
                .cacheControl(CacheControl.noCache())
                .eTag(tags.of(DOCUMENT))
                .header("Content-Security-Policy", contentPolicy)
                .body(DOCUMENT);
    }

    @GetMapping(path = "/config.json", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<PageAddresses> addresses() {
        return ResponseEntity.ok().cacheControl(CacheControl.noCache()).body(addresses);
    }

    /**
     * Origins, without a slash at the end.
     *
     * @param signIn absent where people sign in by a token
     */
    record PageAddresses(
            URI socketUrl,
            URI callStoreUrl,
            URI campaignUrl,
            URI transcriptUrl,
            Optional<SignInSettings.Provider> signIn) {}
}
