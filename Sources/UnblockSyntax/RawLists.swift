@_spi(RawSyntax) import SwiftSyntax

// Which elements each kind of list has.

extension RawAccessorDeclListSyntax: RawSyntaxList, @retroactive Sequence { typealias Element = RawAccessorDeclSyntax }
extension RawArrayElementListSyntax: RawSyntaxList, @retroactive Sequence { typealias Element = RawArrayElementSyntax }
extension RawAvailabilityArgumentListSyntax: RawSyntaxList, @retroactive Sequence { typealias Element = RawAvailabilityArgumentSyntax }
extension RawCatchClauseListSyntax: RawSyntaxList, @retroactive Sequence { typealias Element = RawCatchClauseSyntax }
extension RawCatchItemListSyntax: RawSyntaxList, @retroactive Sequence { typealias Element = RawCatchItemSyntax }
extension RawClosureCaptureListSyntax: RawSyntaxList, @retroactive Sequence { typealias Element = RawClosureCaptureSyntax }
extension RawClosureParameterListSyntax: RawSyntaxList, @retroactive Sequence { typealias Element = RawClosureParameterSyntax }
extension RawClosureShorthandParameterListSyntax: RawSyntaxList, @retroactive Sequence { typealias Element = RawClosureShorthandParameterSyntax }
extension RawCodeBlockItemListSyntax: RawSyntaxList, @retroactive Sequence { typealias Element = RawCodeBlockItemSyntax }
extension RawCompositionTypeElementListSyntax: RawSyntaxList, @retroactive Sequence { typealias Element = RawCompositionTypeElementSyntax }
extension RawConditionElementListSyntax: RawSyntaxList, @retroactive Sequence { typealias Element = RawConditionElementSyntax }
extension RawDeclModifierListSyntax: RawSyntaxList, @retroactive Sequence { typealias Element = RawDeclModifierSyntax }
extension RawDictionaryElementListSyntax: RawSyntaxList, @retroactive Sequence { typealias Element = RawDictionaryElementSyntax }
extension RawEnumCaseElementListSyntax: RawSyntaxList, @retroactive Sequence { typealias Element = RawEnumCaseElementSyntax }
extension RawEnumCaseParameterListSyntax: RawSyntaxList, @retroactive Sequence { typealias Element = RawEnumCaseParameterSyntax }
extension RawExprListSyntax: RawSyntaxList, @retroactive Sequence { typealias Element = RawExprSyntax }
extension RawFunctionParameterListSyntax: RawSyntaxList, @retroactive Sequence { typealias Element = RawFunctionParameterSyntax }
extension RawGenericArgumentListSyntax: RawSyntaxList, @retroactive Sequence { typealias Element = RawGenericArgumentSyntax }
extension RawGenericParameterListSyntax: RawSyntaxList, @retroactive Sequence { typealias Element = RawGenericParameterSyntax }
extension RawIfConfigClauseListSyntax: RawSyntaxList, @retroactive Sequence { typealias Element = RawIfConfigClauseSyntax }
extension RawImportPathComponentListSyntax: RawSyntaxList, @retroactive Sequence { typealias Element = RawImportPathComponentSyntax }
extension RawInheritedTypeListSyntax: RawSyntaxList, @retroactive Sequence { typealias Element = RawInheritedTypeSyntax }
extension RawGenericRequirementListSyntax: RawSyntaxList, @retroactive Sequence { typealias Element = RawGenericRequirementSyntax }
extension RawKeyPathComponentListSyntax: RawSyntaxList, @retroactive Sequence { typealias Element = RawKeyPathComponentSyntax }
extension RawLabeledExprListSyntax: RawSyntaxList, @retroactive Sequence { typealias Element = RawLabeledExprSyntax }
extension RawMemberBlockItemListSyntax: RawSyntaxList, @retroactive Sequence { typealias Element = RawMemberBlockItemSyntax }
extension RawMultipleTrailingClosureElementListSyntax: RawSyntaxList, @retroactive Sequence { typealias Element = RawMultipleTrailingClosureElementSyntax }
extension RawPatternBindingListSyntax: RawSyntaxList, @retroactive Sequence { typealias Element = RawPatternBindingSyntax }
extension RawSwitchCaseItemListSyntax: RawSyntaxList, @retroactive Sequence { typealias Element = RawSwitchCaseItemSyntax }
extension RawTuplePatternElementListSyntax: RawSyntaxList, @retroactive Sequence { typealias Element = RawTuplePatternElementSyntax }
extension RawTupleTypeElementListSyntax: RawSyntaxList, @retroactive Sequence { typealias Element = RawTupleTypeElementSyntax }
extension RawYieldedExpressionListSyntax: RawSyntaxList, @retroactive Sequence { typealias Element = RawYieldedExpressionSyntax }
extension RawAttributeListSyntax: RawSyntaxList, @retroactive Sequence {}
extension RawStringLiteralSegmentListSyntax: RawSyntaxList, @retroactive Sequence {}
extension RawSwitchCaseListSyntax: RawSyntaxList, @retroactive Sequence {}
extension RawTypeSpecifierListSyntax: RawSyntaxList, @retroactive Sequence {}
