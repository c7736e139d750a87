;; Numeric kernels on 32-bit floats, four at a time. `npm run kernels` turns this file into kernels-binary.ts; plain-kernels.ts does the same
;; operations in the same order, so that both give the same bits. Lengths count floats, strides bytes, addresses are multiples of 4.
(module
  (import "arena" "memory" (memory 1))

  ;; Constants, each four times: the first 256 bytes of every memory are theirs.
  (data (i32.const 0)
    "\00\00\ae\c2\00\00\ae\c2\00\00\ae\c2\00\00\ae\c2" ;; -87
    "\00\00\b0\42\00\00\b0\42\00\00\b0\42\00\00\b0\42" ;; 88
    "\3b\aa\b8\3f\3b\aa\b8\3f\3b\aa\b8\3f\3b\aa\b8\3f" ;; 1.44269504
    "\00\80\31\3f\00\80\31\3f\00\80\31\3f\00\80\31\3f" ;; 0.693359375
    "\83\80\5e\39\83\80\5e\39\83\80\5e\39\83\80\5e\39" ;; 0.00021219444
    "\67\69\50\39\67\69\50\39\67\69\50\39\67\69\50\39" ;; 0.000198756915
    "\ce\43\b7\3a\ce\43\b7\3a\ce\43\b7\3a\ce\43\b7\3a" ;; 0.0013981999507
    "\08\89\08\3c\08\89\08\3c\08\89\08\3c\08\89\08\3c" ;; 0.0083334519073
    "\c1\a9\2a\3d\c1\a9\2a\3d\c1\a9\2a\3d\c1\a9\2a\3d" ;; 0.041665795894
    "\aa\aa\2a\3e\aa\aa\2a\3e\aa\aa\2a\3e\aa\aa\2a\3e" ;; 0.16666665459
    "\00\00\00\3f\00\00\00\3f\00\00\00\3f\00\00\00\3f" ;; 0.5
    "\00\00\80\3f\00\00\80\3f\00\00\80\3f\00\00\80\3f" ;; 1
    "\00\00\40\4b\00\00\40\4b\00\00\40\4b\00\00\40\4b") ;; 12582912, 1.5 * 2^23

  ;; out[r] = sum over c of x[r, c] * u[c]: four running sums, one a lane, then what is left over of the columns.
  (func (export "dotProducts")
    (param $x i32) (param $rows i32) (param $columns i32) (param $u i32) (param $out i32)
    (local $stride i32) (local $whole i32) (local $uEnd i32) (local $p0 i32) (local $p1 i32) (local $p2 i32) (local $p3 i32) (local $pu i32)
    (local $s0 v128) (local $s1 v128) (local $s2 v128) (local $s3 v128) (local $v v128) (local $low v128) (local $high v128)
    (local $restX i32) (local $restRows i32) (local $restOut i32) (local $at i32)
    (local.set $restX (local.get $x))
    (local.set $restRows (local.get $rows))
    (local.set $restOut (local.get $out))
    (local.set $stride (i32.shl (local.get $columns) (i32.const 2)))
    (local.set $whole (i32.shl (i32.and (local.get $columns) (i32.const -4)) (i32.const 2)))
    (local.set $uEnd (i32.add (local.get $u) (local.get $whole)))
    (block $few
      (loop $fourRows
        (br_if $few (i32.lt_s (local.get $rows) (i32.const 4)))
        (local.set $p0 (local.get $x))
        (local.set $p1 (i32.add (local.get $p0) (local.get $stride)))
        (local.set $p2 (i32.add (local.get $p1) (local.get $stride)))
        (local.set $p3 (i32.add (local.get $p2) (local.get $stride)))
        (local.set $pu (local.get $u))
        (local.set $s0 (v128.const f32x4 0 0 0 0))
        (local.set $s1 (local.get $s0))
        (local.set $s2 (local.get $s0))
        (local.set $s3 (local.get $s0))
        (block $oneLeft
          (loop $two
            (br_if $oneLeft (i32.gt_u (i32.add (local.get $pu) (i32.const 32)) (local.get $uEnd)))
            (local.set $v (v128.load (local.get $pu)))
            (local.set $s0 (f32x4.add (local.get $s0) (f32x4.mul (local.get $v) (v128.load (local.get $p0)))))
            (local.set $s1 (f32x4.add (local.get $s1) (f32x4.mul (local.get $v) (v128.load (local.get $p1)))))
            (local.set $s2 (f32x4.add (local.get $s2) (f32x4.mul (local.get $v) (v128.load (local.get $p2)))))
            (local.set $s3 (f32x4.add (local.get $s3) (f32x4.mul (local.get $v) (v128.load (local.get $p3)))))
            (local.set $v (v128.load offset=16 (local.get $pu)))
            (local.set $s0 (f32x4.add (local.get $s0) (f32x4.mul (local.get $v) (v128.load offset=16 (local.get $p0)))))
            (local.set $s1 (f32x4.add (local.get $s1) (f32x4.mul (local.get $v) (v128.load offset=16 (local.get $p1)))))
            (local.set $s2 (f32x4.add (local.get $s2) (f32x4.mul (local.get $v) (v128.load offset=16 (local.get $p2)))))
            (local.set $s3 (f32x4.add (local.get $s3) (f32x4.mul (local.get $v) (v128.load offset=16 (local.get $p3)))))
            (local.set $pu (i32.add (local.get $pu) (i32.const 32)))
            (local.set $p0 (i32.add (local.get $p0) (i32.const 32)))
            (local.set $p1 (i32.add (local.get $p1) (i32.const 32)))
            (local.set $p2 (i32.add (local.get $p2) (i32.const 32)))
            (local.set $p3 (i32.add (local.get $p3) (i32.const 32)))
            (br $two)))
        (if (i32.lt_u (local.get $pu) (local.get $uEnd))
          (then
            (local.set $v (v128.load (local.get $pu)))
            (local.set $s0 (f32x4.add (local.get $s0) (f32x4.mul (local.get $v) (v128.load (local.get $p0)))))
            (local.set $s1 (f32x4.add (local.get $s1) (f32x4.mul (local.get $v) (v128.load (local.get $p1)))))
            (local.set $s2 (f32x4.add (local.get $s2) (f32x4.mul (local.get $v) (v128.load (local.get $p2)))))
            (local.set $s3 (f32x4.add (local.get $s3) (f32x4.mul (local.get $v) (v128.load (local.get $p3)))))))
        ;; The lanes of four sums at once, each as (lane 0 + lane 2) + (lane 1 + lane 3).
        (local.set $low (f32x4.add
          (i8x16.shuffle 0 1 2 3 16 17 18 19 4 5 6 7 20 21 22 23 (local.get $s0) (local.get $s1))
          (i8x16.shuffle 8 9 10 11 24 25 26 27 12 13 14 15 28 29 30 31 (local.get $s0) (local.get $s1))))
        (local.set $high (f32x4.add
          (i8x16.shuffle 0 1 2 3 16 17 18 19 4 5 6 7 20 21 22 23 (local.get $s2) (local.get $s3))
          (i8x16.shuffle 8 9 10 11 24 25 26 27 12 13 14 15 28 29 30 31 (local.get $s2) (local.get $s3))))
        (v128.store (local.get $out) (f32x4.add
          (i8x16.shuffle 0 1 2 3 4 5 6 7 16 17 18 19 20 21 22 23 (local.get $low) (local.get $high))
          (i8x16.shuffle 8 9 10 11 12 13 14 15 24 25 26 27 28 29 30 31 (local.get $low) (local.get $high))))
        (local.set $x (i32.add (local.get $x) (i32.shl (local.get $stride) (i32.const 2))))
        (local.set $out (i32.add (local.get $out) (i32.const 16)))
        (local.set $rows (i32.sub (local.get $rows) (i32.const 4)))
        (br $fourRows)))
    (block $none
      (loop $oneRow
        (br_if $none (i32.le_s (local.get $rows) (i32.const 0)))
        (local.set $p0 (local.get $x))
        (local.set $pu (local.get $u))
        (local.set $s0 (v128.const f32x4 0 0 0 0))
        (block $end
          (loop $one
            (br_if $end (i32.ge_u (local.get $pu) (local.get $uEnd)))
            (local.set $s0 (f32x4.add (local.get $s0) (f32x4.mul (v128.load (local.get $pu)) (v128.load (local.get $p0)))))
            (local.set $pu (i32.add (local.get $pu) (i32.const 16)))
            (local.set $p0 (i32.add (local.get $p0) (i32.const 16)))
            (br $one)))
        (local.set $s0 (f32x4.add (local.get $s0) (i8x16.shuffle 8 9 10 11 12 13 14 15 0 1 2 3 4 5 6 7 (local.get $s0) (local.get $s0))))
        (f32.store (local.get $out) (f32.add (f32x4.extract_lane 0 (local.get $s0)) (f32x4.extract_lane 1 (local.get $s0))))
        (local.set $x (i32.add (local.get $x) (local.get $stride)))
        (local.set $out (i32.add (local.get $out) (i32.const 4)))
        (local.set $rows (i32.sub (local.get $rows) (i32.const 1)))
        (br $oneRow)))
    (if (i32.lt_u (local.get $whole) (local.get $stride))
      (then
        (block $none
          (loop $row
            (br_if $none (i32.le_s (local.get $restRows) (i32.const 0)))
            (local.set $at (local.get $whole))
            (loop $column
              (f32.store (local.get $restOut) (f32.add (f32.load (local.get $restOut)) (f32.mul
                (f32.load (i32.add (local.get $u) (local.get $at)))
                (f32.load (i32.add (local.get $restX) (local.get $at))))))
              (local.set $at (i32.add (local.get $at) (i32.const 4)))
              (br_if $column (i32.lt_u (local.get $at) (local.get $stride))))
            (local.set $restX (i32.add (local.get $restX) (local.get $stride)))
            (local.set $restOut (i32.add (local.get $restOut) (i32.const 4)))
            (local.set $restRows (i32.sub (local.get $restRows) (i32.const 1)))
            (br $row))))))

  ;; C[i..i+3, j..j+7] += A[i..i+3, :] B[:, j..j+7]; element (i, k) of A lies at a + i * aRow + k * aInner.
  (func $tile4x8
    (param $a i32) (param $aRow i32) (param $aInner i32) (param $b i32) (param $bRow i32) (param $c i32) (param $cRow i32) (param $inner i32)
    (local $a1 i32) (local $a2 i32) (local $a3 i32) (local $c1 i32) (local $c2 i32) (local $c3 i32)
    (local $b0 v128) (local $b1 v128) (local $v v128)
    (local $s00 v128) (local $s01 v128) (local $s10 v128) (local $s11 v128) (local $s20 v128) (local $s21 v128) (local $s30 v128) (local $s31 v128)
    (local.set $a1 (i32.add (local.get $a) (local.get $aRow)))
    (local.set $a2 (i32.add (local.get $a1) (local.get $aRow)))
    (local.set $a3 (i32.add (local.get $a2) (local.get $aRow)))
    (local.set $c1 (i32.add (local.get $c) (local.get $cRow)))
    (local.set $c2 (i32.add (local.get $c1) (local.get $cRow)))
    (local.set $c3 (i32.add (local.get $c2) (local.get $cRow)))
    (local.set $s00 (v128.load (local.get $c)))
    (local.set $s01 (v128.load offset=16 (local.get $c)))
    (local.set $s10 (v128.load (local.get $c1)))
    (local.set $s11 (v128.load offset=16 (local.get $c1)))
    (local.set $s20 (v128.load (local.get $c2)))
    (local.set $s21 (v128.load offset=16 (local.get $c2)))
    (local.set $s30 (v128.load (local.get $c3)))
    (local.set $s31 (v128.load offset=16 (local.get $c3)))
    (loop $next
      (local.set $b0 (v128.load (local.get $b)))
      (local.set $b1 (v128.load offset=16 (local.get $b)))
      (local.set $v (v128.load32_splat (local.get $a)))
      (local.set $s00 (f32x4.add (local.get $s00) (f32x4.mul (local.get $v) (local.get $b0))))
      (local.set $s01 (f32x4.add (local.get $s01) (f32x4.mul (local.get $v) (local.get $b1))))
      (local.set $v (v128.load32_splat (local.get $a1)))
      (local.set $s10 (f32x4.add (local.get $s10) (f32x4.mul (local.get $v) (local.get $b0))))
      (local.set $s11 (f32x4.add (local.get $s11) (f32x4.mul (local.get $v) (local.get $b1))))
      (local.set $v (v128.load32_splat (local.get $a2)))
      (local.set $s20 (f32x4.add (local.get $s20) (f32x4.mul (local.get $v) (local.get $b0))))
      (local.set $s21 (f32x4.add (local.get $s21) (f32x4.mul (local.get $v) (local.get $b1))))
      (local.set $v (v128.load32_splat (local.get $a3)))
      (local.set $s30 (f32x4.add (local.get $s30) (f32x4.mul (local.get $v) (local.get $b0))))
      (local.set $s31 (f32x4.add (local.get $s31) (f32x4.mul (local.get $v) (local.get $b1))))
      (local.set $a (i32.add (local.get $a) (local.get $aInner)))
      (local.set $a1 (i32.add (local.get $a1) (local.get $aInner)))
      (local.set $a2 (i32.add (local.get $a2) (local.get $aInner)))
      (local.set $a3 (i32.add (local.get $a3) (local.get $aInner)))
      (local.set $b (i32.add (local.get $b) (local.get $bRow)))
      (br_if $next (local.tee $inner (i32.sub (local.get $inner) (i32.const 1)))))
    (v128.store (local.get $c) (local.get $s00))
    (v128.store offset=16 (local.get $c) (local.get $s01))
    (v128.store (local.get $c1) (local.get $s10))
    (v128.store offset=16 (local.get $c1) (local.get $s11))
    (v128.store (local.get $c2) (local.get $s20))
    (v128.store offset=16 (local.get $c2) (local.get $s21))
    (v128.store (local.get $c3) (local.get $s30))
    (v128.store offset=16 (local.get $c3) (local.get $s31)))

  ;; C[i, :] += A[i, :] B for one row i: 32 columns at a time, then four, then one.
  (func $row
    (param $a i32) (param $aInner i32) (param $b i32) (param $bRow i32) (param $c i32) (param $columns i32) (param $inner i32)
    (local $pa i32) (local $pb i32) (local $left i32) (local $v v128) (local $one f32)
    (local $s0 v128) (local $s1 v128) (local $s2 v128) (local $s3 v128) (local $s4 v128) (local $s5 v128) (local $s6 v128) (local $s7 v128)
    (block $few
      (loop $many
        (br_if $few (i32.lt_s (local.get $columns) (i32.const 32)))
        (local.set $pa (local.get $a))
        (local.set $pb (local.get $b))
        (local.set $left (local.get $inner))
        (local.set $s0 (v128.load (local.get $c)))
        (local.set $s1 (v128.load offset=16 (local.get $c)))
        (local.set $s2 (v128.load offset=32 (local.get $c)))
        (local.set $s3 (v128.load offset=48 (local.get $c)))
        (local.set $s4 (v128.load offset=64 (local.get $c)))
        (local.set $s5 (v128.load offset=80 (local.get $c)))
        (local.set $s6 (v128.load offset=96 (local.get $c)))
        (local.set $s7 (v128.load offset=112 (local.get $c)))
        (loop $next
          (local.set $v (v128.load32_splat (local.get $pa)))
          (local.set $s0 (f32x4.add (local.get $s0) (f32x4.mul (local.get $v) (v128.load (local.get $pb)))))
          (local.set $s1 (f32x4.add (local.get $s1) (f32x4.mul (local.get $v) (v128.load offset=16 (local.get $pb)))))
          (local.set $s2 (f32x4.add (local.get $s2) (f32x4.mul (local.get $v) (v128.load offset=32 (local.get $pb)))))
          (local.set $s3 (f32x4.add (local.get $s3) (f32x4.mul (local.get $v) (v128.load offset=48 (local.get $pb)))))
          (local.set $s4 (f32x4.add (local.get $s4) (f32x4.mul (local.get $v) (v128.load offset=64 (local.get $pb)))))
          (local.set $s5 (f32x4.add (local.get $s5) (f32x4.mul (local.get $v) (v128.load offset=80 (local.get $pb)))))
          (local.set $s6 (f32x4.add (local.get $s6) (f32x4.mul (local.get $v) (v128.load offset=96 (local.get $pb)))))
          (local.set $s7 (f32x4.add (local.get $s7) (f32x4.mul (local.get $v) (v128.load offset=112 (local.get $pb)))))
          (local.set $pa (i32.add (local.get $pa) (local.get $aInner)))
          (local.set $pb (i32.add (local.get $pb) (local.get $bRow)))
          (br_if $next (local.tee $left (i32.sub (local.get $left) (i32.const 1)))))
        (v128.store (local.get $c) (local.get $s0))
        (v128.store offset=16 (local.get $c) (local.get $s1))
        (v128.store offset=32 (local.get $c) (local.get $s2))
        (v128.store offset=48 (local.get $c) (local.get $s3))
        (v128.store offset=64 (local.get $c) (local.get $s4))
        (v128.store offset=80 (local.get $c) (local.get $s5))
        (v128.store offset=96 (local.get $c) (local.get $s6))
        (v128.store offset=112 (local.get $c) (local.get $s7))
        (local.set $b (i32.add (local.get $b) (i32.const 128)))
        (local.set $c (i32.add (local.get $c) (i32.const 128)))
        (local.set $columns (i32.sub (local.get $columns) (i32.const 32)))
        (br $many)))
    (block $few
      (loop $four
        (br_if $few (i32.lt_s (local.get $columns) (i32.const 4)))
        (local.set $pa (local.get $a))
        (local.set $pb (local.get $b))
        (local.set $left (local.get $inner))
        (local.set $s0 (v128.load (local.get $c)))
        (loop $next
          (local.set $s0 (f32x4.add (local.get $s0) (f32x4.mul (v128.load32_splat (local.get $pa)) (v128.load (local.get $pb)))))
          (local.set $pa (i32.add (local.get $pa) (local.get $aInner)))
          (local.set $pb (i32.add (local.get $pb) (local.get $bRow)))
          (br_if $next (local.tee $left (i32.sub (local.get $left) (i32.const 1)))))
        (v128.store (local.get $c) (local.get $s0))
        (local.set $b (i32.add (local.get $b) (i32.const 16)))
        (local.set $c (i32.add (local.get $c) (i32.const 16)))
        (local.set $columns (i32.sub (local.get $columns) (i32.const 4)))
        (br $four)))
    (block $none
      (loop $single
        (br_if $none (i32.le_s (local.get $columns) (i32.const 0)))
        (local.set $pa (local.get $a))
        (local.set $pb (local.get $b))
        (local.set $left (local.get $inner))
        (local.set $one (f32.load (local.get $c)))
        (loop $next
          (local.set $one (f32.add (local.get $one) (f32.mul (f32.load (local.get $pa)) (f32.load (local.get $pb)))))
          (local.set $pa (i32.add (local.get $pa) (local.get $aInner)))
          (local.set $pb (i32.add (local.get $pb) (local.get $bRow)))
          (br_if $next (local.tee $left (i32.sub (local.get $left) (i32.const 1)))))
        (f32.store (local.get $c) (local.get $one))
        (local.set $b (i32.add (local.get $b) (i32.const 4)))
        (local.set $c (i32.add (local.get $c) (i32.const 4)))
        (local.set $columns (i32.sub (local.get $columns) (i32.const 1)))
        (br $single))))

  ;; C += A B with any strides of A; rows of B and C are contiguous. Each element of C sums over k in order, beginning with what it holds.
  (func (export "multiply")
    (param $a i32) (param $aRow i32) (param $aInner i32) (param $b i32) (param $bRow i32) (param $c i32) (param $cRow i32)
    (param $rows i32) (param $columns i32) (param $inner i32)
    (local $j i32) (local $whole i32) (local $rest i32) (local $r i32) (local $ra i32) (local $rc i32)
    (if (i32.le_s (local.get $inner) (i32.const 0)) (then (return)))
    (local.set $whole (i32.and (local.get $columns) (i32.const -8)))
    (local.set $rest (i32.sub (local.get $columns) (local.get $whole)))
    (block $few
      (loop $fourRows
        (br_if $few (i32.lt_s (local.get $rows) (i32.const 4)))
        (local.set $j (i32.const 0))
        (block $end
          (loop $tile
            (br_if $end (i32.ge_s (local.get $j) (local.get $whole)))
            (call $tile4x8
              (local.get $a) (local.get $aRow) (local.get $aInner)
              (i32.add (local.get $b) (i32.shl (local.get $j) (i32.const 2))) (local.get $bRow)
              (i32.add (local.get $c) (i32.shl (local.get $j) (i32.const 2))) (local.get $cRow)
              (local.get $inner))
            (local.set $j (i32.add (local.get $j) (i32.const 8)))
            (br $tile)))
        (if (local.get $rest)
          (then
            (local.set $r (i32.const 4))
            (local.set $ra (local.get $a))
            (local.set $rc (i32.add (local.get $c) (i32.shl (local.get $whole) (i32.const 2))))
            (loop $restOfRow
              (call $row
                (local.get $ra) (local.get $aInner)
                (i32.add (local.get $b) (i32.shl (local.get $whole) (i32.const 2))) (local.get $bRow)
                (local.get $rc) (local.get $rest) (local.get $inner))
              (local.set $ra (i32.add (local.get $ra) (local.get $aRow)))
              (local.set $rc (i32.add (local.get $rc) (local.get $cRow)))
              (br_if $restOfRow (local.tee $r (i32.sub (local.get $r) (i32.const 1)))))))
        (local.set $a (i32.add (local.get $a) (i32.shl (local.get $aRow) (i32.const 2))))
        (local.set $c (i32.add (local.get $c) (i32.shl (local.get $cRow) (i32.const 2))))
        (local.set $rows (i32.sub (local.get $rows) (i32.const 4)))
        (br $fourRows)))
    (block $none
      (loop $oneRow
        (br_if $none (i32.le_s (local.get $rows) (i32.const 0)))
        (call $row
          (local.get $a) (local.get $aInner) (local.get $b) (local.get $bRow) (local.get $c) (local.get $columns) (local.get $inner))
        (local.set $a (i32.add (local.get $a) (local.get $aRow)))
        (local.set $c (i32.add (local.get $c) (local.get $cRow)))
        (local.set $rows (i32.sub (local.get $rows) (i32.const 1)))
        (br $oneRow))))

  ;; out[c, r] = x[r, c]: blocks of 4 by 4, then one by one.
  (func (export "transpose") (param $x i32) (param $rows i32) (param $columns i32) (param $out i32)
    (local $r i32) (local $c i32) (local $xRow i32) (local $outRow i32) (local $p i32) (local $q i32) (local $wholeRows i32) (local $wholeColumns i32)
    (local $v0 v128) (local $v1 v128) (local $v2 v128) (local $v3 v128) (local $t0 v128) (local $t1 v128) (local $t2 v128) (local $t3 v128)
    (local.set $xRow (i32.shl (local.get $columns) (i32.const 2)))
    (local.set $outRow (i32.shl (local.get $rows) (i32.const 2)))
    (local.set $wholeRows (i32.and (local.get $rows) (i32.const -4)))
    (local.set $wholeColumns (i32.and (local.get $columns) (i32.const -4)))
    (block $rowsEnd
      (loop $rowBlock
        (br_if $rowsEnd (i32.ge_s (local.get $r) (local.get $wholeRows)))
        (local.set $c (i32.const 0))
        (block $columnsEnd
          (loop $block
            (br_if $columnsEnd (i32.ge_s (local.get $c) (local.get $wholeColumns)))
            (local.set $p (i32.add (local.get $x) (i32.add (i32.mul (local.get $r) (local.get $xRow)) (i32.shl (local.get $c) (i32.const 2)))))
            (local.set $v0 (v128.load (local.get $p)))
            (local.set $v1 (v128.load (local.tee $p (i32.add (local.get $p) (local.get $xRow)))))
            (local.set $v2 (v128.load (local.tee $p (i32.add (local.get $p) (local.get $xRow)))))
            (local.set $v3 (v128.load (i32.add (local.get $p) (local.get $xRow))))
            (local.set $t0 (i8x16.shuffle 0 1 2 3 16 17 18 19 4 5 6 7 20 21 22 23 (local.get $v0) (local.get $v1)))
            (local.set $t1 (i8x16.shuffle 8 9 10 11 24 25 26 27 12 13 14 15 28 29 30 31 (local.get $v0) (local.get $v1)))
            (local.set $t2 (i8x16.shuffle 0 1 2 3 16 17 18 19 4 5 6 7 20 21 22 23 (local.get $v2) (local.get $v3)))
            (local.set $t3 (i8x16.shuffle 8 9 10 11 24 25 26 27 12 13 14 15 28 29 30 31 (local.get $v2) (local.get $v3)))
            (local.set $q (i32.add (local.get $out) (i32.add (i32.mul (local.get $c) (local.get $outRow)) (i32.shl (local.get $r) (i32.const 2)))))
            (v128.store (local.get $q) (i8x16.shuffle 0 1 2 3 4 5 6 7 16 17 18 19 20 21 22 23 (local.get $t0) (local.get $t2)))
            (v128.store (local.tee $q (i32.add (local.get $q) (local.get $outRow)))
              (i8x16.shuffle 8 9 10 11 12 13 14 15 24 25 26 27 28 29 30 31 (local.get $t0) (local.get $t2)))
            (v128.store (local.tee $q (i32.add (local.get $q) (local.get $outRow)))
              (i8x16.shuffle 0 1 2 3 4 5 6 7 16 17 18 19 20 21 22 23 (local.get $t1) (local.get $t3)))
            (v128.store (i32.add (local.get $q) (local.get $outRow))
              (i8x16.shuffle 8 9 10 11 12 13 14 15 24 25 26 27 28 29 30 31 (local.get $t1) (local.get $t3)))
            (local.set $c (i32.add (local.get $c) (i32.const 4)))
            (br $block)))
        (local.set $r (i32.add (local.get $r) (i32.const 4)))
        (br $rowBlock)))
    (local.set $r (i32.const 0))
    (block $rowsEnd
      (loop $row
        (br_if $rowsEnd (i32.ge_s (local.get $r) (local.get $rows)))
        (local.set $c (select (local.get $wholeColumns) (i32.const 0) (i32.lt_s (local.get $r) (local.get $wholeRows))))
        (block $columnsEnd
          (loop $column
            (br_if $columnsEnd (i32.ge_s (local.get $c) (local.get $columns)))
            (f32.store
              (i32.add (local.get $out) (i32.add (i32.mul (local.get $c) (local.get $outRow)) (i32.shl (local.get $r) (i32.const 2))))
              (f32.load (i32.add (local.get $x) (i32.add (i32.mul (local.get $r) (local.get $xRow)) (i32.shl (local.get $c) (i32.const 2))))))
            (local.set $c (i32.add (local.get $c) (i32.const 1)))
            (br $column)))
        (local.set $r (i32.add (local.get $r) (i32.const 1)))
        (br $row))))

  ;; e to the x, within two units of the last place: 2^n times a polynomial in what is left (the coefficients of Cephes' expf). Adding 1.5 * 2^23
  ;; rounds to whole numbers and leaves them in the lowest bits. Constants are loaded: engines build a v128.const anew each time it is used.
  (func $exp (param $x v128) (result v128)
    (local $n v128) (local $bits v128) (local $p v128)
    (local.set $x (f32x4.pmin (f32x4.pmax (local.get $x) (v128.load offset=0 (i32.const 0))) (v128.load offset=16 (i32.const 0))))
    (local.set $bits (f32x4.add (f32x4.mul (local.get $x) (v128.load offset=32 (i32.const 0))) (v128.load offset=192 (i32.const 0))))
    (local.set $n (f32x4.sub (local.get $bits) (v128.load offset=192 (i32.const 0))))
    (local.set $x (f32x4.sub (local.get $x) (f32x4.mul (local.get $n) (v128.load offset=48 (i32.const 0)))))
    (local.set $x (f32x4.add (local.get $x) (f32x4.mul (local.get $n) (v128.load offset=64 (i32.const 0)))))
    (local.set $p (f32x4.add (f32x4.mul (v128.load offset=80 (i32.const 0)) (local.get $x)) (v128.load offset=96 (i32.const 0))))
    (local.set $p (f32x4.add (f32x4.mul (local.get $p) (local.get $x)) (v128.load offset=112 (i32.const 0))))
    (local.set $p (f32x4.add (f32x4.mul (local.get $p) (local.get $x)) (v128.load offset=128 (i32.const 0))))
    (local.set $p (f32x4.add (f32x4.mul (local.get $p) (local.get $x)) (v128.load offset=144 (i32.const 0))))
    (local.set $p (f32x4.add (f32x4.mul (local.get $p) (local.get $x)) (v128.load offset=160 (i32.const 0))))
    (local.set $p (f32x4.add (f32x4.mul (f32x4.mul (local.get $p) (local.get $x)) (local.get $x)) (local.get $x)))
    (local.set $p (f32x4.add (local.get $p) (v128.load offset=176 (i32.const 0))))
    (f32x4.mul (local.get $p) (i32x4.add (i32x4.shl (local.get $bits) (i32.const 23)) (v128.load offset=176 (i32.const 0)))))

  (func $logistic4 (param $x v128) (param $minusScale v128) (param $weight v128) (result v128)
    (f32x4.div (local.get $weight) (f32x4.add (v128.load offset=176 (i32.const 0)) (call $exp (f32x4.mul (local.get $minusScale) (local.get $x))))))

  ;; out[i] = weight / (1 + exp(-scale * x[i]))
  (func (export "logistic") (param $x i32) (param $length i32) (param $scale f32) (param $weight f32) (param $out i32)
    (local $scales v128) (local $weights v128)
    (local.set $scales (f32x4.splat (f32.neg (local.get $scale))))
    (local.set $weights (f32x4.splat (local.get $weight)))
    (block $few
      (loop $four
        (br_if $few (i32.lt_s (local.get $length) (i32.const 4)))
        (v128.store (local.get $out) (call $logistic4 (v128.load (local.get $x)) (local.get $scales) (local.get $weights)))
        (local.set $x (i32.add (local.get $x) (i32.const 16)))
        (local.set $out (i32.add (local.get $out) (i32.const 16)))
        (local.set $length (i32.sub (local.get $length) (i32.const 4)))
        (br $four)))
    (block $none
      (loop $one
        (br_if $none (i32.le_s (local.get $length) (i32.const 0)))
        (v128.store32_lane 0 (local.get $out) (call $logistic4 (v128.load32_splat (local.get $x)) (local.get $scales) (local.get $weights)))
        (local.set $x (i32.add (local.get $x) (i32.const 4)))
        (local.set $out (i32.add (local.get $out) (i32.const 4)))
        (local.set $length (i32.sub (local.get $length) (i32.const 1)))
        (br $one))))

  ;; out += sum over r of g[r] * x[r, :] with g[r] = weight / (1 + exp(-scale * (x[r, :] . u))), x in tiles of eight rows by four columns that follow
  ;; one another along the rows: memory is read once and in order, for the dot products, and again from the nearest cache for the sum.
  (func (export "logisticPass")
    (param $x i32) (param $tiles i32) (param $columns i32) (param $u i32) (param $scale f32) (param $weight f32) (param $out i32)
    (local $stride i32) (local $ahead i32) (local $p i32) (local $at i32) (local $v v128) (local $low v128) (local $high v128)
    (local $s0 v128) (local $s1 v128) (local $s2 v128) (local $s3 v128) (local $s4 v128) (local $s5 v128) (local $s6 v128) (local $s7 v128)
    (local.set $stride (i32.shl (local.get $columns) (i32.const 2)))
    (local.set $scale (f32.neg (local.get $scale)))
    (block $none
      (loop $eightRows
        (br_if $none (i32.le_s (local.get $tiles) (i32.const 0)))
        (local.set $s0 (v128.const f32x4 0 0 0 0))
        (local.set $s1 (v128.const f32x4 0 0 0 0))
        (local.set $s2 (v128.const f32x4 0 0 0 0))
        (local.set $s3 (v128.const f32x4 0 0 0 0))
        (local.set $s4 (v128.const f32x4 0 0 0 0))
        (local.set $s5 (v128.const f32x4 0 0 0 0))
        (local.set $s6 (v128.const f32x4 0 0 0 0))
        (local.set $s7 (v128.const f32x4 0 0 0 0))
        (local.set $p (local.get $x))
        (local.set $at (i32.const 0))
        (loop $tile
            (local.set $v (v128.load (i32.add (local.get $u) (local.get $at))))
            (local.set $s0 (f32x4.add (local.get $s0) (f32x4.mul (local.get $v) (v128.load (local.get $p)))))
            (local.set $s1 (f32x4.add (local.get $s1) (f32x4.mul (local.get $v) (v128.load offset=16 (local.get $p)))))
            (local.set $s2 (f32x4.add (local.get $s2) (f32x4.mul (local.get $v) (v128.load offset=32 (local.get $p)))))
            (local.set $s3 (f32x4.add (local.get $s3) (f32x4.mul (local.get $v) (v128.load offset=48 (local.get $p)))))
            (local.set $s4 (f32x4.add (local.get $s4) (f32x4.mul (local.get $v) (v128.load offset=64 (local.get $p)))))
            (local.set $s5 (f32x4.add (local.get $s5) (f32x4.mul (local.get $v) (v128.load offset=80 (local.get $p)))))
            (local.set $s6 (f32x4.add (local.get $s6) (f32x4.mul (local.get $v) (v128.load offset=96 (local.get $p)))))
            (local.set $s7 (f32x4.add (local.get $s7) (f32x4.mul (local.get $v) (v128.load offset=112 (local.get $p)))))
            (local.set $p (i32.add (local.get $p) (i32.const 128)))
            (br_if $tile (i32.lt_u (local.tee $at (i32.add (local.get $at) (i32.const 16))) (local.get $stride))))
        (local.set $v (f32x4.add
          (i8x16.shuffle 0 1 2 3 16 17 18 19 4 5 6 7 20 21 22 23 (local.get $s0) (local.get $s1))
          (i8x16.shuffle 8 9 10 11 24 25 26 27 12 13 14 15 28 29 30 31 (local.get $s0) (local.get $s1))))
        (local.set $low (f32x4.add
          (i8x16.shuffle 0 1 2 3 16 17 18 19 4 5 6 7 20 21 22 23 (local.get $s2) (local.get $s3))
          (i8x16.shuffle 8 9 10 11 24 25 26 27 12 13 14 15 28 29 30 31 (local.get $s2) (local.get $s3))))
        (local.set $low (call $logistic4
          (f32x4.add
            (i8x16.shuffle 0 1 2 3 4 5 6 7 16 17 18 19 20 21 22 23 (local.get $v) (local.get $low))
            (i8x16.shuffle 8 9 10 11 12 13 14 15 24 25 26 27 28 29 30 31 (local.get $v) (local.get $low)))
          (f32x4.splat (local.get $scale))
          (f32x4.splat (local.get $weight))))
        (local.set $v (f32x4.add
          (i8x16.shuffle 0 1 2 3 16 17 18 19 4 5 6 7 20 21 22 23 (local.get $s4) (local.get $s5))
          (i8x16.shuffle 8 9 10 11 24 25 26 27 12 13 14 15 28 29 30 31 (local.get $s4) (local.get $s5))))
        (local.set $high (f32x4.add
          (i8x16.shuffle 0 1 2 3 16 17 18 19 4 5 6 7 20 21 22 23 (local.get $s6) (local.get $s7))
          (i8x16.shuffle 8 9 10 11 24 25 26 27 12 13 14 15 28 29 30 31 (local.get $s6) (local.get $s7))))
        (local.set $high (call $logistic4
          (f32x4.add
            (i8x16.shuffle 0 1 2 3 4 5 6 7 16 17 18 19 20 21 22 23 (local.get $v) (local.get $high))
            (i8x16.shuffle 8 9 10 11 12 13 14 15 24 25 26 27 28 29 30 31 (local.get $v) (local.get $high)))
          (f32x4.splat (local.get $scale))
          (f32x4.splat (local.get $weight))))
        (local.set $s0 (i8x16.shuffle 0 1 2 3 0 1 2 3 0 1 2 3 0 1 2 3 (local.get $low) (local.get $low)))
        (local.set $s1 (i8x16.shuffle 4 5 6 7 4 5 6 7 4 5 6 7 4 5 6 7 (local.get $low) (local.get $low)))
        (local.set $s2 (i8x16.shuffle 8 9 10 11 8 9 10 11 8 9 10 11 8 9 10 11 (local.get $low) (local.get $low)))
        (local.set $s3 (i8x16.shuffle 12 13 14 15 12 13 14 15 12 13 14 15 12 13 14 15 (local.get $low) (local.get $low)))
        (local.set $s4 (i8x16.shuffle 0 1 2 3 0 1 2 3 0 1 2 3 0 1 2 3 (local.get $high) (local.get $high)))
        (local.set $s5 (i8x16.shuffle 4 5 6 7 4 5 6 7 4 5 6 7 4 5 6 7 (local.get $high) (local.get $high)))
        (local.set $s6 (i8x16.shuffle 8 9 10 11 8 9 10 11 8 9 10 11 8 9 10 11 (local.get $high) (local.get $high)))
        (local.set $s7 (i8x16.shuffle 12 13 14 15 12 13 14 15 12 13 14 15 12 13 14 15 (local.get $high) (local.get $high)))
        ;; What lies behind this tile, mostly the next one, is asked for while it is summed: it is in the cache when its turn comes.
        (local.set $ahead (i32.shl (local.get $stride) (i32.const 3)))
        (if (i32.gt_u (i32.add (local.get $x) (i32.shl (local.get $ahead) (i32.const 1))) (i32.shl (memory.size) (i32.const 16)))
          (then (local.set $ahead (i32.const 0))))
        (local.set $p (local.get $x))
        (local.set $at (i32.const 0))
        (loop $tile
            (local.set $v (v128.load (i32.add (local.get $out) (local.get $at))))
            (local.set $v (f32x4.add (local.get $v) (f32x4.mul (local.get $s0) (v128.load (local.get $p)))))
            (local.set $v (f32x4.add (local.get $v) (f32x4.mul (local.get $s1) (v128.load offset=16 (local.get $p)))))
            (local.set $v (f32x4.add (local.get $v) (f32x4.mul (local.get $s2) (v128.load offset=32 (local.get $p)))))
            (local.set $v (f32x4.add (local.get $v) (f32x4.mul (local.get $s3) (v128.load offset=48 (local.get $p)))))
            (local.set $v (f32x4.add (local.get $v) (f32x4.mul (local.get $s4) (v128.load offset=64 (local.get $p)))))
            (local.set $v (f32x4.add (local.get $v) (f32x4.mul (local.get $s5) (v128.load offset=80 (local.get $p)))))
            (local.set $v (f32x4.add (local.get $v) (f32x4.mul (local.get $s6) (v128.load offset=96 (local.get $p)))))
            (local.set $v (f32x4.add (local.get $v) (f32x4.mul (local.get $s7) (v128.load offset=112 (local.get $p)))))
            (drop (i32.load (i32.add (local.get $p) (local.get $ahead))))
            (drop (i32.load offset=64 (i32.add (local.get $p) (local.get $ahead))))
            (v128.store (i32.add (local.get $out) (local.get $at)) (local.get $v))
            (local.set $p (i32.add (local.get $p) (i32.const 128)))
            (br_if $tile (i32.lt_u (local.tee $at (i32.add (local.get $at) (i32.const 16))) (local.get $stride))))
        (local.set $x (local.get $p))
        (local.set $tiles (i32.sub (local.get $tiles) (i32.const 1)))
        (br $eightRows))))

  ;; Each column of out is the softmax of the column of x. A multiple of four columns.
  (func (export "softmaxColumns") (param $x i32) (param $rows i32) (param $columns i32) (param $out i32)
    (local $stride i32) (local $p i32) (local $q i32) (local $left i32) (local $most v128) (local $sum v128) (local $v v128)
    (local.set $stride (i32.shl (local.get $columns) (i32.const 2)))
    (block $none
      (loop $block
        (br_if $none (i32.le_s (local.get $columns) (i32.const 0)))
        (local.set $p (local.get $x))
        (local.set $left (local.get $rows))
        (local.set $most (v128.load (local.get $p)))
        (loop $next
          (local.set $most (f32x4.pmax (local.get $most) (v128.load (local.get $p))))
          (local.set $p (i32.add (local.get $p) (local.get $stride)))
          (br_if $next (local.tee $left (i32.sub (local.get $left) (i32.const 1)))))
        (local.set $p (local.get $x))
        (local.set $q (local.get $out))
        (local.set $left (local.get $rows))
        (local.set $sum (v128.const f32x4 0 0 0 0))
        (loop $next
          (local.set $v (call $exp (f32x4.sub (v128.load (local.get $p)) (local.get $most))))
          (local.set $sum (f32x4.add (local.get $sum) (local.get $v)))
          (v128.store (local.get $q) (local.get $v))
          (local.set $p (i32.add (local.get $p) (local.get $stride)))
          (local.set $q (i32.add (local.get $q) (local.get $stride)))
          (br_if $next (local.tee $left (i32.sub (local.get $left) (i32.const 1)))))
        (local.set $q (local.get $out))
        (local.set $left (local.get $rows))
        (loop $next
          (v128.store (local.get $q) (f32x4.div (v128.load (local.get $q)) (local.get $sum)))
          (local.set $q (i32.add (local.get $q) (local.get $stride)))
          (br_if $next (local.tee $left (i32.sub (local.get $left) (i32.const 1)))))
        (local.set $x (i32.add (local.get $x) (i32.const 16)))
        (local.set $out (i32.add (local.get $out) (i32.const 16)))
        (local.set $columns (i32.sub (local.get $columns) (i32.const 4)))
        (br $block))))

  ;; out[:, c] = w[:, c] * (q[:, c] - w[:, c] . q[:, c]): the gradient of a softmax by its logits. A multiple of four columns.
  (func (export "softmaxColumnsGradient") (param $w i32) (param $q i32) (param $rows i32) (param $columns i32) (param $out i32)
    (local $stride i32) (local $at i32) (local $end i32) (local $sum v128)
    (local.set $stride (i32.shl (local.get $columns) (i32.const 2)))
    (local.set $end (i32.mul (local.get $rows) (local.get $stride)))
    (block $none
      (loop $block
        (br_if $none (i32.le_s (local.get $columns) (i32.const 0)))
        (local.set $sum (v128.const f32x4 0 0 0 0))
        (local.set $at (i32.const 0))
        (loop $next
          (local.set $sum (f32x4.add (local.get $sum) (f32x4.mul
            (v128.load (i32.add (local.get $w) (local.get $at)))
            (v128.load (i32.add (local.get $q) (local.get $at))))))
          (br_if $next (i32.lt_u (local.tee $at (i32.add (local.get $at) (local.get $stride))) (local.get $end))))
        (local.set $at (i32.const 0))
        (loop $next
          (v128.store (i32.add (local.get $out) (local.get $at)) (f32x4.mul
            (v128.load (i32.add (local.get $w) (local.get $at)))
            (f32x4.sub (v128.load (i32.add (local.get $q) (local.get $at))) (local.get $sum))))
          (br_if $next (i32.lt_u (local.tee $at (i32.add (local.get $at) (local.get $stride))) (local.get $end))))
        (local.set $w (i32.add (local.get $w) (i32.const 16)))
        (local.set $q (i32.add (local.get $q) (i32.const 16)))
        (local.set $out (i32.add (local.get $out) (i32.const 16)))
        (local.set $columns (i32.sub (local.get $columns) (i32.const 4)))
        (br $block))))

  ;; One step of Adam (beta 0.9 and 0.999, epsilon 1e-8) with its two bias corrections.
  (func (export "adamStep")
    (param $p i32) (param $g i32) (param $m i32) (param $v i32) (param $length i32) (param $rate f32) (param $first f32) (param $second f32)
    (local $mean v128) (local $square v128) (local $gradient v128)
    (block $few
      (loop $four
        (br_if $few (i32.lt_s (local.get $length) (i32.const 4)))
        (local.set $gradient (v128.load (local.get $g)))
        (local.set $mean (v128.load (local.get $m)))
        (local.set $mean (f32x4.add (local.get $mean) (f32x4.mul (v128.const f32x4 0.1 0.1 0.1 0.1) (f32x4.sub (local.get $gradient) (local.get $mean)))))
        (v128.store (local.get $m) (local.get $mean))
        (local.set $square (v128.load (local.get $v)))
        (local.set $square (f32x4.add (local.get $square) (f32x4.mul (v128.const f32x4 0.001 0.001 0.001 0.001)
          (f32x4.sub (f32x4.mul (local.get $gradient) (local.get $gradient)) (local.get $square)))))
        (v128.store (local.get $v) (local.get $square))
        (v128.store (local.get $p) (f32x4.sub (v128.load (local.get $p)) (f32x4.div
          (f32x4.mul (f32x4.splat (local.get $rate)) (f32x4.mul (local.get $mean) (f32x4.splat (local.get $first))))
          (f32x4.add (f32x4.sqrt (f32x4.mul (local.get $square) (f32x4.splat (local.get $second)))) (v128.const f32x4 1e-8 1e-8 1e-8 1e-8)))))
        (local.set $p (i32.add (local.get $p) (i32.const 16)))
        (local.set $g (i32.add (local.get $g) (i32.const 16)))
        (local.set $m (i32.add (local.get $m) (i32.const 16)))
        (local.set $v (i32.add (local.get $v) (i32.const 16)))
        (local.set $length (i32.sub (local.get $length) (i32.const 4)))
        (br $four)))
    (block $none
      (loop $one
        (br_if $none (i32.le_s (local.get $length) (i32.const 0)))
        (local.set $gradient (v128.load32_splat (local.get $g)))
        (local.set $mean (v128.load32_splat (local.get $m)))
        (local.set $mean (f32x4.add (local.get $mean) (f32x4.mul (v128.const f32x4 0.1 0.1 0.1 0.1) (f32x4.sub (local.get $gradient) (local.get $mean)))))
        (v128.store32_lane 0 (local.get $m) (local.get $mean))
        (local.set $square (v128.load32_splat (local.get $v)))
        (local.set $square (f32x4.add (local.get $square) (f32x4.mul (v128.const f32x4 0.001 0.001 0.001 0.001)
          (f32x4.sub (f32x4.mul (local.get $gradient) (local.get $gradient)) (local.get $square)))))
        (v128.store32_lane 0 (local.get $v) (local.get $square))
        (v128.store32_lane 0 (local.get $p) (f32x4.sub (v128.load32_splat (local.get $p)) (f32x4.div
          (f32x4.mul (f32x4.splat (local.get $rate)) (f32x4.mul (local.get $mean) (f32x4.splat (local.get $first))))
          (f32x4.add (f32x4.sqrt (f32x4.mul (local.get $square) (f32x4.splat (local.get $second)))) (v128.const f32x4 1e-8 1e-8 1e-8 1e-8)))))
        (local.set $p (i32.add (local.get $p) (i32.const 4)))
        (local.set $g (i32.add (local.get $g) (i32.const 4)))
        (local.set $m (i32.add (local.get $m) (i32.const 4)))
        (local.set $v (i32.add (local.get $v) (i32.const 4)))
        (local.set $length (i32.sub (local.get $length) (i32.const 1)))
        (br $one))))

  ;; out[i] = x[i] < 0 ? 0 : x[i]
  (func (export "rectify") (param $x i32) (param $length i32) (param $out i32)
    (local $zero v128)
    (block $few
      (loop $four
        (br_if $few (i32.lt_s (local.get $length) (i32.const 4)))
        (v128.store (local.get $out) (f32x4.pmax (v128.load (local.get $x)) (local.get $zero)))
        (local.set $x (i32.add (local.get $x) (i32.const 16)))
        (local.set $out (i32.add (local.get $out) (i32.const 16)))
        (local.set $length (i32.sub (local.get $length) (i32.const 4)))
        (br $four)))
    (block $none
      (loop $one
        (br_if $none (i32.le_s (local.get $length) (i32.const 0)))
        (v128.store32_lane 0 (local.get $out) (f32x4.pmax (v128.load32_zero (local.get $x)) (local.get $zero)))
        (local.set $x (i32.add (local.get $x) (i32.const 4)))
        (local.set $out (i32.add (local.get $out) (i32.const 4)))
        (local.set $length (i32.sub (local.get $length) (i32.const 1)))
        (br $one))))

  ;; out[i] += y[i] > 0 ? g[i] : 0
  (func (export "rectifyGradient") (param $y i32) (param $g i32) (param $length i32) (param $out i32)
    (local $zero v128)
    (block $few
      (loop $four
        (br_if $few (i32.lt_s (local.get $length) (i32.const 4)))
        (v128.store (local.get $out) (f32x4.add (v128.load (local.get $out))
          (v128.and (v128.load (local.get $g)) (f32x4.gt (v128.load (local.get $y)) (local.get $zero)))))
        (local.set $y (i32.add (local.get $y) (i32.const 16)))
        (local.set $g (i32.add (local.get $g) (i32.const 16)))
        (local.set $out (i32.add (local.get $out) (i32.const 16)))
        (local.set $length (i32.sub (local.get $length) (i32.const 4)))
        (br $four)))
    (block $none
      (loop $one
        (br_if $none (i32.le_s (local.get $length) (i32.const 0)))
        (v128.store32_lane 0 (local.get $out) (f32x4.add (v128.load32_zero (local.get $out))
          (v128.and (v128.load32_zero (local.get $g)) (f32x4.gt (v128.load32_zero (local.get $y)) (local.get $zero)))))
        (local.set $y (i32.add (local.get $y) (i32.const 4)))
        (local.set $g (i32.add (local.get $g) (i32.const 4)))
        (local.set $out (i32.add (local.get $out) (i32.const 4)))
        (local.set $length (i32.sub (local.get $length) (i32.const 1)))
        (br $one)))))
