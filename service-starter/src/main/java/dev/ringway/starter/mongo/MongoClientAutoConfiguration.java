package dev.ringway.starter.mongo;

import com.mongodb.reactivestreams.client.MongoClient;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.data.mongodb.autoconfigure.DataMongoReactiveAutoConfiguration;
import org.springframework.boot.mongodb.autoconfigure.MongoReactiveAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.data.mongodb.ReactiveMongoDatabaseFactory;
import org.springframework.data.mongodb.core.convert.DefaultMongoTypeMapper;
import org.springframework.data.mongodb.core.convert.MappingMongoConverter;
import org.springframework.data.mongodb.core.convert.MongoCustomConversions;
import org.springframework.data.mongodb.core.convert.MongoCustomConversions.BigDecimalRepresentation;
import org.springframework.data.mongodb.core.convert.NoOpDbRefResolver;
import org.springframework.data.mongodb.core.mapping.MongoMappingContext;

/**
 * The client's limits, and how objects become documents: without {@code _class}, which the validators refuse, dates in
 * UTC whatever the machine's zone, money as Decimal128.
 */
@AutoConfiguration(before = {MongoReactiveAutoConfiguration.class, DataMongoReactiveAutoConfiguration.class})
@ConditionalOnClass({MongoClient.class, ReactiveMongoDatabaseFactory.class})
@EnableConfigurationProperties(MongoSettings.class)
class MongoClientAutoConfiguration {

    @Bean
    ClientCustomizer ringwayMongoClientCustomizer(MongoSettings settings) {
        return new ClientCustomizer(settings);
    }

    @Bean
    DatabaseProblems databaseProblems() {
        return new DatabaseProblems();
    }

    @Bean
    MongoCustomConversions mongoCustomConversions() {
        return MongoCustomConversions.create(conversions ->
                conversions.useNativeDriverJavaTimeCodecs().bigDecimal(BigDecimalRepresentation.DECIMAL128));
    }

    @Bean
    MappingMongoConverter mappingMongoConverter(MongoMappingContext context, MongoCustomConversions conversions) {
        MappingMongoConverter converter = new MappingMongoConverter(NoOpDbRefResolver.INSTANCE, context);
        converter.setCustomConversions(conversions);
        converter.setTypeMapper(new DefaultMongoTypeMapper(null));
        return converter;
    }
}
