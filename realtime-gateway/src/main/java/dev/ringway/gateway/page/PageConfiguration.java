package dev.ringway.gateway.page;

import dev.ringway.starter.security.StaticPages;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.reactive.config.ResourceHandlerRegistry;
import org.springframework.web.reactive.config.WebFluxConfigurer;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({PageSettings.class, SignInSettings.class})
class PageConfiguration {

    private static final List<String> FOLDERS = List.of("/app/", "/vendor/");

    @Bean
    StaticPages dashboardFiles() {
        return new StaticPages(FOLDERS.stream().map(folder -> folder + "**").toList());
    }

    @Bean
    ContentTags contentTags() {
        return new ContentTags();
    }

    /** Asked for again at every load, since modules name each other without a version; unchanged, that costs a 304. */
    @Bean
    WebFluxConfigurer dashboardFolders(ContentTags tags) {
        return new WebFluxConfigurer() {
            @Override
            public void addResourceHandlers(ResourceHandlerRegistry registry) {
                for (String folder : FOLDERS) {
                    registry.addResourceHandler(folder + "**")
                            .addResourceLocations("classpath:/static" + folder)
                            .setCacheControl(CacheControl.noCache())
                            .setUseLastModified(false)
                            .setEtagGenerator(tags::of);
                }
            }
        };
    }
}
