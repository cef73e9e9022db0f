//! The stores nearest to a position.
//!
//! Positions are stored as directions from the earth's centre. The straight line between two of them
//! grows with the distance over the ground, so the index sorts exactly by that distance, at every
//! latitude and across the date line, without a map projection.

use commerce::Position;
use rstar::RTree;
use rstar::primitives::GeomWithData;

/// The mean radius of the earth in metres (IUGG), taken as a sphere: distances are within 0.6 %.
const EARTH_RADIUS: f64 = 6_371_008.8;

type Direction = [f64; 3];

/// Stores, or whatever `K` identifies, by position.
pub(crate) struct NearestStores<K> {
    tree: RTree<GeomWithData<Direction, K>>,
}

impl<K: Clone + Ord> NearestStores<K> {
    /// Builds the index. It does not change; when stores move, a new one is built.
    pub(crate) fn new(stores: impl IntoIterator<Item = (K, Position)>) -> Self {
        let points =
            stores.into_iter().map(|(key, position)| GeomWithData::new(direction(position), key)).collect();
        Self { tree: RTree::bulk_load(points) }
    }

    /// At most `limit` stores with their distance in metres as the crow flies: nearest first, and of
    /// those equally far the smaller key first. With `after`, those behind this distance and key.
    pub(crate) fn nearest(
        &self,
        position: Position,
        after: Option<&(u32, K)>,
        limit: usize,
    ) -> Vec<(u32, K)> {
        let here = direction(position);
        let stores = self
            .tree
            .nearest_neighbor_iter(here)
            .map(|point| (metres(chord(&here, point.geom())), &point.data))
            .skip_while(|(metres, _)| after.is_some_and(|(far, _)| metres < far))
            .filter(|(metres, key)| after.is_none_or(|(far, last)| (metres, *key) > (far, last)));
        let mut found: Vec<(u32, &K)> = Vec::new();
        for store in stores {
            // Stores equally far come in any order: the last distance is read to its end.
            if found.len() >= limit && found.last().is_none_or(|last| last.0 != store.0) {
                break;
            }
            found.push(store);
        }
        found.sort_unstable();
        found.into_iter().take(limit).map(|(metres, key)| (metres, key.clone())).collect()
    }
}

/// The distance in metres as the crow flies.
pub(crate) fn metres_between(one: Position, other: Position) -> u32 {
    metres(chord(&direction(one), &direction(other)))
}

fn direction(position: Position) -> Direction {
    let (lat, lon) = (position.lat.to_radians(), position.lon.to_radians());
    [lat.cos() * lon.cos(), lat.cos() * lon.sin(), lat.sin()]
}

fn chord(one: &Direction, other: &Direction) -> f64 {
    let squares = one.iter().zip(other).map(|(a, b)| (a - b) * (a - b));
    squares.sum::<f64>().sqrt()
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "half the earth's circumference is 20 million metres, and a distance is not negative"
)]
fn metres(chord: f64) -> u32 {
    let angle = 2.0 * (chord / 2.0).min(1.0).asin();
    (EARTH_RADIUS * angle).round() as u32
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn at(lat: f64, lon: f64) -> Position {
        Position::new(lat, lon).expect("a position")
    }

    /// The textbook formula, to check against.
    fn haversine(one: Position, other: Position) -> f64 {
        let half = |a: f64, b: f64| ((b - a).to_radians() / 2.0).sin().powi(2);
        let square = half(one.lat, other.lat)
            + one.lat.to_radians().cos() * other.lat.to_radians().cos() * half(one.lon, other.lon);
        2.0 * EARTH_RADIUS * square.min(1.0).sqrt().asin()
    }

    #[test]
    fn vashi_is_nearer_to_nerul_than_to_kalyan() {
        let stores = NearestStores::new([
            ("kalyan", at(19.2437, 73.1355)),
            ("nerul", at(19.0375, 73.0176)),
            ("vashi", at(19.0771, 72.9986)),
        ]);
        let found = stores.nearest(at(19.0760, 72.9990), None, 2);
        assert_eq!(found.iter().map(|(_, key)| *key).collect::<Vec<_>>(), ["vashi", "nerul"]);
        assert!(found[0].0 < 200, "{found:?}");
        assert!((4_000..6_000).contains(&found[1].0), "{found:?}");
        assert_eq!(stores.nearest(at(19.0, 73.0), None, 9).len(), 3);
    }

    #[test]
    fn no_stores_are_nearest_to_nothing() {
        let none = NearestStores::<u8>::new([]);
        assert_eq!(none.nearest(at(0.0, 0.0), None, 5), []);
    }

    #[test]
    fn the_date_line_and_the_poles_do_not_matter() {
        let stores = NearestStores::new([("fiji", at(-17.0, 179.9)), ("samoa", at(-13.8, -171.8))]);
        assert_eq!(stores.nearest(at(-17.0, -179.9), None, 1)[0].1, "fiji");
        assert_eq!(metres_between(at(90.0, 0.0), at(90.0, 120.0)), 0);
    }

    #[test]
    fn pages_go_through_every_store_once_also_where_many_are_equally_far() {
        let here = at(19.0, 73.0);
        let keys: Vec<usize> = (0..50).collect();
        let stores = NearestStores::new(keys.iter().map(|key| {
            let step = f64::from(u8::try_from(*key % 7).unwrap());
            (*key, at(19.0 + step / 100.0, 73.0))
        }));
        let all = stores.nearest(here, None, 100);
        let mut paged = Vec::new();
        loop {
            let page = stores.nearest(here, paged.last(), 3);
            if page.is_empty() {
                break;
            }
            paged.extend(page);
        }
        assert_eq!(paged, all);
        assert!(all.is_sorted());
        assert_eq!(all.len(), keys.len());
    }

    proptest! {
        #[test]
        fn the_index_agrees_with_measuring_every_store(
            stores in prop::collection::vec((-90.0..90.0_f64, -180.0..180.0_f64), 0..60),
            (lat, lon) in (-90.0..90.0_f64, -180.0..180.0_f64),
            limit in 0..70_usize,
        ) {
            let here = at(lat, lon);
            let stores: Vec<(usize, Position)> =
                stores.into_iter().map(|(lat, lon)| at(lat, lon)).enumerate().collect();
            let found = NearestStores::new(stores.clone()).nearest(here, None, limit);

            let mut measured: Vec<f64> =
                stores.iter().map(|(_, position)| haversine(here, *position)).collect();
            measured.sort_by(f64::total_cmp);
            prop_assert_eq!(found.len(), limit.min(stores.len()));
            prop_assert!(found.is_sorted());
            for ((metres, key), expected) in found.iter().zip(measured) {
                prop_assert!((f64::from(*metres) - expected).abs() < 1.0);
                prop_assert!((haversine(here, stores[*key].1) - expected).abs() < 1.0);
            }
        }
    }
}
