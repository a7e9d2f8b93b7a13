package dev.ringway.starter.security;

import dev.ringway.starter.problems.ProblemWriter;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.security.autoconfigure.actuate.web.reactive.EndpointRequest;
import org.springframework.boot.security.autoconfigure.web.reactive.ReactiveWebSecurityAutoConfiguration;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.reactive.ReactiveOAuth2ResourceServerAutoConfiguration;
import org.springframework.boot.webflux.autoconfigure.WebFluxAutoConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

@AutoConfiguration(
        before = {ReactiveOAuth2ResourceServerAutoConfiguration.class, ReactiveWebSecurityAutoConfiguration.class},
        after = WebFluxAutoConfiguration.class)
@EnableWebFluxSecurity
@EnableConfigurationProperties(SecuritySettings.class)
@Import(BrowserAccess.class)
class SecurityRulesAutoConfiguration {

    @Bean
    JwtDecoder tokenDecoder(SecuritySettings settings) {
        return TokenDecoder.from(settings);
    }

    /** The same decoder, off the event loop: an issuer's keys are fetched by a blocking call. */
    @Bean
    ReactiveJwtDecoder reactiveTokenDecoder(JwtDecoder decoder, SecuritySettings settings) {
        return settings.jwtIssuer().isBlank()
                ? token -> Mono.fromCallable(() -> decoder.decode(token))
                : token -> Mono.fromCallable(() -> decoder.decode(token)).subscribeOn(Schedulers.boundedElastic());
    }

    @Bean
    TokenVerifier tokenVerifier(JwtDecoder decoder) {
        return new TokenVerifier(decoder);
    }

    @Bean
    Endpoints endpoints(ObjectProvider<RequestMappingHandlerMapping> mappings) {
        return new Endpoints(mappings.orderedStream().toList());
    }

    @Bean
    EndpointsWithoutRule endpointsWithoutRule(Endpoints endpoints, ApplicationContext context) {
        return new EndpointsWithoutRule(endpoints, context);
    }

    @Bean
    SecurityWebFilterChain ruledEndpoints(
            ServerHttpSecurity http,
            SecuritySettings settings,
            BrowserAccess browsers,
            Endpoints endpoints,
            ObjectProvider<StaticPages> pages,
            ProblemWriter problems) {
        RefusalProblems refusals = new RefusalProblems(problems);
        String[] open = pages.orderedStream()
                .map(StaticPages::patterns)
                .flatMap(List::stream)
                .toArray(String[]::new);
        http.authorizeExchange(requests -> {
            requests.matchers(EndpointRequest.to(HealthEndpoint.class)).permitAll();
            if (settings.metricsOpen()) {
                requests.matchers(EndpointRequest.to("prometheus")).permitAll();
            }
            requests.matchers(EndpointRequest.toAnyEndpoint()).hasRole(Role.ADMIN.name());
            if (open.length > 0) {
                requests.pathMatchers(HttpMethod.GET, open).permitAll();
                requests.pathMatchers(HttpMethod.HEAD, open).permitAll();
            }
            requests.anyExchange().access(new RuleAuthorization(endpoints));
        });
        return browsers.applyTo(http)
                .csrf(ServerHttpSecurity.CsrfSpec::disable) // nothing is authenticated by cookie
                .httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
                .formLogin(ServerHttpSecurity.FormLoginSpec::disable)
                .logout(ServerHttpSecurity.LogoutSpec::disable)
                .requestCache(ServerHttpSecurity.RequestCacheSpec::disable)
                .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
                .exceptionHandling(
                        handling -> handling.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .oauth2ResourceServer(server -> server.authenticationEntryPoint(refusals)
                        .accessDeniedHandler(refusals)
                        .jwt(jwt -> jwt.jwtAuthenticationConverter(new CallerAuthentication())))
                .build();
    }

    @Bean
    WebFluxConfigurer callerAsParameter() {
        return new WebFluxConfigurer() {
            @Override
            public void configureArgumentResolvers(ArgumentResolverConfigurer configurer) {
                configurer.addCustomResolver(new CallerArgument());
            }
        };
    }
}
