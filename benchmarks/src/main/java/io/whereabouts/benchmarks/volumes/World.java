package io.whereabouts.benchmarks.volumes;

import io.whereabouts.events.PackageId;
import io.whereabouts.events.Position;
import io.whereabouts.events.Sscc;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/// Packages from a seed: the first of them are the same however many follow, and all that is in a volume is among the
/// first 500.
final class World {
    /// In the city with all that is in it.
    static final int INSIDE = 500;

    private static final int CITIES = 400;
    private static final int ON_A_PALLET = 10;

    /// One of so many that stand is a pallet.
    private static final int PALLET_EVERY = 10;

    /// Where goods come in, and pallets are loaded.
    private static final Position GATE = new Position(-33.9, 151.2, 5, Optional.empty());

    /// Buildings have floors of 4 m.
    private static final double STOREY = 4;

    private final Random random;
    private final Layout layout;
    private final List<Position> cities = new ArrayList<>();
    private final List<Parcel> parcels = new ArrayList<>();

    private World(long seed, Layout layout) {
        this.random = new Random(seed);
        this.layout = layout;
    }

    static List<Parcel> of(long seed, Layout layout, int parcels) {
        var world = new World(seed, layout);
        world.inside();
        world.outside(parcels);
        return List.copyOf(world.parcels);
    }

    private void inside() {
        fill(31, () -> in(Space.ROOM, 300));
        fill(175, () -> outOf(Space.ROOM, () -> in(Space.FLOOR, 300)));
        fill(275, () -> in(Space.FLOOR, 300 + STOREY * (1 + random.nextInt(10))));
        fill(INSIDE, () -> outOf(Space.FLOOR, () -> in(Space.CITY, 250 + STOREY * random.nextInt(20))));
    }

    private void outside(int parcels) {
        for (var city = 0; city < CITIES; city++) {
            cities.add(outOf(
                    Space.CITY,
                    () -> new Position(
                            35 + 30 * random.nextDouble(), -10 + 50 * random.nextDouble(), 0, Optional.empty())));
        }
        fill(parcels, () -> outOf(Space.CITY, this::far));
    }

    private Position far() {
        return switch (layout) {
            case ELSEWHERE -> {
                var city = cities.get(random.nextInt(CITIES));
                yield new Position(
                        city.latitude() + 0.1 * random.nextDouble(),
                        city.longitude() + 0.1 * random.nextDouble(),
                        STOREY * random.nextInt(100),
                        Optional.empty());
            }
            case BESIDE ->
                new Position(
                        Space.CITY.south + (Space.CITY.north - Space.CITY.south) * random.nextDouble(),
                        Space.CITY.east + 0.0001 + 0.1 * random.nextDouble(),
                        250 + STOREY * random.nextInt(20),
                        Optional.empty());
        };
    }

    /// Until there are so many.
    private void fill(int parcels, Place place) {
        while (this.parcels.size() < parcels) {
            var standing = Parcel.standing(next(), place.next());
            this.parcels.add(standing);
            if (random.nextInt(PALLET_EVERY) == 0) {
                for (var i = 0; i < ON_A_PALLET && this.parcels.size() < parcels; i++) {
                    this.parcels.add(new Parcel(next(), GATE, Optional.of(standing.id()), standing.at()));
                }
            }
        }
    }

    @FunctionalInterface
    private interface Place {
        Position next();
    }

    private Position in(Space space, double floor) {
        return new Position(
                space.south + (space.north - space.south) * random.nextDouble(),
                space.west + (space.east - space.west) * random.nextDouble(),
                floor + 2 * random.nextDouble(),
                Optional.empty());
    }

    private static Position outOf(Space space, Place place) {
        while (true) {
            var position = place.next();
            if (!space.contains(position)) {
                return position;
            }
        }
    }

    private PackageId next() {
        return Sscc.withCheckDigit("1061414%010d".formatted(parcels.size()));
    }
}
