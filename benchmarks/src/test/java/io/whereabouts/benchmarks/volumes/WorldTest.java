package io.whereabouts.benchmarks.volumes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WorldTest {
    @ParameterizedTest
    @EnumSource
    void what_is_in_a_volume_is_the_same_however_many_packages_there_are(Layout layout) {
        var few = World.of(7, layout, 1_000);
        var many = World.of(7, layout, 5_000);

        assertThat(few).hasSize(1_000);
        assertThat(many).hasSize(5_000).extracting(Parcel::id).doesNotHaveDuplicates();
        for (var space : Space.values()) {
            assertThat(in(space, many)).isEqualTo(in(space, few)).isNotEmpty();
        }
        assertThat(in(Space.CITY, many)).hasSize(World.INSIDE);
    }

    @ParameterizedTest
    @EnumSource(Space.class)
    void some_of_it_stands_on_pallets(Space space) {
        assertThat(in(space, World.of(7, Layout.ELSEWHERE, 1_000)))
                .anyMatch(parcel -> parcel.pallet().isPresent());
    }

    private static List<Parcel> in(Space space, List<Parcel> world) {
        return Stream.of(space)
                .flatMap(one -> world.stream().filter(parcel -> one.contains(parcel.at())))
                .toList();
    }
}
